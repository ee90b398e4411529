package org.inversight.metric;

/**
 * What one classifier says of one picture.
 *
 * @param confidence probability that it gives to the attacked class, 0..1
 * @param predicted name of the class that it finds likeliest
 * @param accepts whether that is the attacked class
 */
public record Opinion(double confidence, String predicted, boolean accepts) {}
