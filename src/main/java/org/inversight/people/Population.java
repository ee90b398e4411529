package org.inversight.people;

import java.util.List;

/**
 * Where people and their images come from.
 *
 * @param name in files and forms
 * @param people who they are
 * @param images how they are taken
 */
public record Population(String name, People people, Images images) {

    /** People of all kinds, in all kinds of light. */
    public static Population standard() {
        return new Population(
                "standard",
                new People(new Range(0, 1), new Range(0, 1), 0.08, 1, 0.3),
                new Images(
                        new Range(-72, 72),
                        new Range(0.3, 0.95),
                        new Range(-0.7, 0.8),
                        new Range(0, 360),
                        new Range(0.2, 0.85),
                        List.of(Nuisance.Place.values()),
                        1));
    }

    /**
     * Another population: mostly fair or red hair and little grey, hard warm light from the right, dark rooms and
     * greenery behind; no glasses.
     */
    public static Population shifted() {
        return new Population(
                "shifted",
                new People(new Range(0.35, 1), new Range(0, 0.85), 0.35, 0.4, 0),
                new Images(
                        new Range(5, 80),
                        new Range(0.6, 0.98),
                        new Range(0.1, 1),
                        new Range(20, 170),
                        new Range(0.1, 0.45),
                        List.of(
                                Nuisance.Place.GRADIENT,
                                Nuisance.Place.LIGHTS,
                                Nuisance.Place.SHELVES,
                                Nuisance.Place.FOLIAGE),
                        1));
    }

    /**
     * Two numbers with everything between.
     *
     * @param from the smaller
     * @param to the larger
     */
    public record Range(double from, double to) {

        double at(double share) {
            return from + (to - from) * share;
        }
    }

    /**
     * Who there is.
     *
     * @param hairTone from black to fair
     * @param skin from light to deep
     * @param red share of people with red hair
     * @param grey how grey the old are
     * @param glasses share of people who wear them
     */
    public record People(Range hairTone, Range skin, double red, double grey, double glasses) {}

    /**
     * How images are taken.
     *
     * @param azimuth of the light, degrees
     * @param strength of the light, 0..1
     * @param warmth of the light
     * @param hue of what is behind, degrees
     * @param lightness of what is behind
     * @param places what is behind
     * @param variety strength of pose, expression, framing, occlusion and camera; 1 is usual
     */
    public record Images(
            Range azimuth,
            Range strength,
            Range warmth,
            Range hue,
            Range lightness,
            List<Nuisance.Place> places,
            double variety) {}
}
