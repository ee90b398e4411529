package org.inversight.metric;

/**
 * What one classifier says of one image.
 *
 * @param confidence probability that it gives to the attacked class, 0..1
 * @param predicted name of the class that it finds likeliest
 * @param accepts whether that is the attacked class
 */
public record Prediction(double confidence, String predicted, boolean accepts) {}
