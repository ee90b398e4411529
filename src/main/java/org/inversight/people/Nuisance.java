package org.inversight.people;

import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * How one image of a person was taken: everything that is not who they are.
 *
 * @param pose how the head is held
 * @param expression what the face does
 * @param light where light comes from
 * @param outfit the colour of the clothes on that day
 * @param setting what is behind
 * @param framing where the head is in the image
 * @param occlusion what is in the way
 * @param camera what the camera does to it
 */
@RecordBuilder
public record Nuisance(
        Pose pose,
        Expression expression,
        Lighting light,
        Outfit outfit,
        Setting setting,
        Framing framing,
        Occlusion occlusion,
        Camera camera)
        implements NuisanceBuilder.With {

    /** Straight into the camera, in soft light from the upper left, before a plain wall. */
    public static Nuisance plain() {
        return new Nuisance(
                new Pose(0, 0, 0),
                new Expression(0.42, 0, 1, 0, 0, 0),
                new Lighting(-38, 38, 0.72, 0.1),
                new Outfit(205, 0.3, 0.42),
                new Setting(Place.PLAIN, 215, 0.12, 0.62, 1),
                new Framing(0, 0, 1),
                new Occlusion(Occluder.NONE, 1, 0.5),
                new Camera(0, 0, 0, 1));
    }

    /**
     * How the head is held, in degrees.
     *
     * @param yaw to the viewer's right is positive, about -40..40
     * @param pitch down is positive, about -20..20
     * @param roll clockwise is positive, about -20..20
     */
    @RecordBuilder
    public record Pose(double yaw, double pitch, double roll) implements NuisancePoseBuilder.With {}

    /**
     * What the face does.
     *
     * @param smile from sad -1 to laughing 1
     * @param mouthOpen 0 closed .. 1 wide open
     * @param eyesOpen 0 closed .. 1.25 wide
     * @param gazeX -1 to the left .. 1
     * @param gazeY -1 upwards .. 1
     * @param brows -1 frowning .. 1 raised
     */
    @RecordBuilder
    public record Expression(double smile, double mouthOpen, double eyesOpen, double gazeX, double gazeY, double brows)
            implements NuisanceExpressionBuilder.With {}

    /**
     * Where light comes from.
     *
     * @param azimuth degrees, from the viewer's left -90 to the right 90
     * @param elevation degrees above the eyes
     * @param strength share of the light that has a direction, 0..1
     * @param warmth -1 blue .. 1 amber
     */
    @RecordBuilder
    public record Lighting(double azimuth, double elevation, double strength, double warmth)
            implements NuisanceLightingBuilder.With {}

    /**
     * The colour of what is worn; its cut belongs to the person.
     *
     * @param hue degrees
     * @param saturation 0..1
     * @param lightness 0..1
     */
    @RecordBuilder
    public record Outfit(double hue, double saturation, double lightness) implements NuisanceOutfitBuilder.With {}

    /**
     * What is behind.
     *
     * @param place kind of background
     * @param hue degrees
     * @param saturation 0..1
     * @param lightness 0..1
     * @param pattern seed of shapes
     */
    @RecordBuilder
    public record Setting(Place place, double hue, double saturation, double lightness, long pattern)
            implements NuisanceSettingBuilder.With {}

    /** Kinds of places. */
    public enum Place {
        PLAIN,
        GRADIENT,
        SPLIT,
        LIGHTS,
        WINDOW,
        SHELVES,
        FOLIAGE
    }

    /**
     * Where the head is.
     *
     * @param x to the right, share of the image
     * @param y downwards, share of the image
     * @param scale size against the usual
     */
    @RecordBuilder
    public record Framing(double x, double y, double scale) implements NuisanceFramingBuilder.With {}

    /**
     * What is in the way.
     *
     * @param side -1 or 1
     * @param amount 0..1
     */
    @RecordBuilder
    public record Occlusion(Occluder occluder, double side, double amount) implements NuisanceOcclusionBuilder.With {}

    /** Kinds of things in the way. */
    public enum Occluder {
        NONE,
        HAND,
        STRAND,
        CAP,
        SCARF
    }

    /**
     * What the camera does.
     *
     * @param blur standard deviation, share of the image's width
     * @param noise standard deviation of the sensor's noise, of a range 0..1
     * @param exposure in stops, 0 is right
     * @param seed of the noise
     */
    @RecordBuilder
    public record Camera(double blur, double noise, double exposure, long seed) implements NuisanceCameraBuilder.With {}
}
