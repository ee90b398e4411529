package org.inversight.engine;

/**
 * A device that could compute.
 *
 * @param id as the command line takes it: {@code cpu}, {@code gpu:0}
 * @param title as shown
 * @param available whether it can be chosen here
 * @param reason why it cannot be chosen, in one sentence; empty where it can
 */
public record DeviceOption(String id, String title, boolean available, String reason) {}
