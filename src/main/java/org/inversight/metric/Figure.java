package org.inversight.metric;

import org.jspecify.annotations.Nullable;

/**
 * What the images of a run come to by one measure, between what genuine images come to and what chance does.
 *
 * @param name of the measure, see {@link Measure#name}
 * @param title for people
 * @param share whether it is a share of the images, 0..1
 * @param lower whether less is better
 * @param value of the run's images
 * @param ceiling the same measure of genuine held-out images of the same classes; null where there are none
 * @param floor chance in closed form, else the same measure of unselected images of the run's generator; null where
 *     there is neither
 */
public record Figure(
        String name,
        String title,
        boolean share,
        boolean lower,
        double value,
        @Nullable Double ceiling,
        @Nullable Double floor) {}
