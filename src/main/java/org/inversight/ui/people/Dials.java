package org.inversight.ui.people;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.inversight.people.Nuisance;
import org.inversight.people.Nuisance.Camera;
import org.inversight.people.Nuisance.Expression;
import org.inversight.people.Nuisance.Framing;
import org.inversight.people.Nuisance.Lighting;
import org.inversight.people.Nuisance.Occluder;
import org.inversight.people.Nuisance.Occlusion;
import org.inversight.people.Nuisance.Outfit;
import org.inversight.people.Nuisance.Place;
import org.inversight.people.Nuisance.Pose;
import org.inversight.people.Nuisance.Setting;
import org.inversight.people.Trait;

/** Everything about a portrait that can be turned. */
public final class Dials {

    /** Who it is: a dial for each trait. */
    public static final List<Dial> PERSON = Arrays.stream(Trait.values())
            .map(trait -> new Dial(
                    "trait-" + trait.id(),
                    trait.group(),
                    trait.title(),
                    trait.meaning(),
                    trait.min(),
                    trait.max(),
                    trait.unit(),
                    trait.choices(),
                    portrait -> portrait.person().of(trait),
                    (before, to) -> new Portrait(before.person().with(trait, to), before.image())))
            .toList();

    /** How the image is taken. */
    public static final List<Dial> IMAGE = image();

    private Dials() {}

    private static List<Dial> image() {
        Part<Pose> pose = new Part<>("Pose", Nuisance::pose, Nuisance::withPose);
        Part<Expression> face = new Part<>("Expression", Nuisance::expression, Nuisance::withExpression);
        Part<Lighting> light = new Part<>("Light", Nuisance::light, Nuisance::withLight);
        Part<Outfit> outfit = new Part<>("Clothes", Nuisance::outfit, Nuisance::withOutfit);
        Part<Setting> behind = new Part<>("Background", Nuisance::setting, Nuisance::withSetting);
        Part<Framing> frame = new Part<>("Camera", Nuisance::framing, Nuisance::withFraming);
        Part<Camera> camera = new Part<>("Camera", Nuisance::camera, Nuisance::withCamera);
        Part<Occlusion> way = new Part<>("Occlusion", Nuisance::occlusion, Nuisance::withOcclusion);
        return List.of(
                pose.dial("Turn", "to the viewer's right", -38, 38, "degrees", Pose::yaw)
                        .by((p, v) -> new Pose(v, p.pitch(), p.roll())),
                pose.dial("Nod", "downwards", -16, 16, "degrees", Pose::pitch)
                        .by((p, v) -> new Pose(p.yaw(), v, p.roll())),
                pose.dial("Tilt", "clockwise", -20, 20, "degrees", Pose::roll)
                        .by((p, v) -> new Pose(p.yaw(), p.pitch(), v)),
                face.dial("Smile", "from sad to laughing", -0.9, 1, "", Expression::smile)
                        .by((f, v) -> face(f, v, f.mouthOpen(), f.eyesOpen(), f.brows())),
                face.dial("Mouth", "from closed to wide open", 0, 1, "", Expression::mouthOpen)
                        .by((f, v) -> face(f, f.smile(), v, f.eyesOpen(), f.brows())),
                face.dial("Eyes", "from closed to wide open", 0.1, 1.2, "", Expression::eyesOpen)
                        .by((f, v) -> face(f, f.smile(), f.mouthOpen(), v, f.brows())),
                face.dial("Brows", "from frowning to raised", -1, 1, "", Expression::brows)
                        .by((f, v) -> face(f, f.smile(), f.mouthOpen(), f.eyesOpen(), v)),
                light.dial("Side", "from left to right", -80, 80, "degrees", Lighting::azimuth)
                        .by((l, v) -> new Lighting(v, l.elevation(), l.strength(), l.warmth())),
                light.dial("Height", "above the eyes", 5, 62, "degrees", Lighting::elevation)
                        .by((l, v) -> new Lighting(l.azimuth(), v, l.strength(), l.warmth())),
                light.dial("Hardness", "from even to hard", 0.3, 0.98, "", Lighting::strength)
                        .by((l, v) -> new Lighting(l.azimuth(), l.elevation(), v, l.warmth())),
                light.dial("Warmth", "from blue to amber", -0.7, 1, "", Lighting::warmth)
                        .by((l, v) -> new Lighting(l.azimuth(), l.elevation(), l.strength(), v)),
                outfit.dial("Hue", "on the colour circle", 0, 360, "degrees", Outfit::hue)
                        .by((o, v) -> new Outfit(v, o.saturation(), o.lightness())),
                outfit.dial("Lightness", "from dark to light", 0.14, 0.86, "", Outfit::lightness)
                        .by((o, v) -> new Outfit(o.hue(), o.saturation(), v)),
                behind.choice(
                                "Place",
                                "what is behind",
                                Place.values(),
                                s -> s.place().ordinal())
                        .by((s, v) -> place(s, Place.values()[v.intValue()], s.hue(), s.lightness())),
                behind.dial("Hue", "on the colour circle", 0, 360, "degrees", Setting::hue)
                        .by((s, v) -> place(s, s.place(), v, s.lightness())),
                behind.dial("Lightness", "from dark to light", 0.1, 0.85, "", Setting::lightness)
                        .by((s, v) -> place(s, s.place(), s.hue(), v)),
                way.choice(
                                "What",
                                "what hides a part of the face",
                                Occluder.values(),
                                o -> o.occluder().ordinal())
                        .by((o, v) -> new Occlusion(Occluder.values()[v.intValue()], o.side(), o.amount())),
                frame.dial("Size", "of the head, against the usual", 0.8, 1.2, "times", Framing::scale)
                        .by((f, v) -> new Framing(f.x(), f.y(), v)),
                camera.dial("Exposure", "of the image", -0.7, 0.7, "stops", Camera::exposure)
                        .by((c, v) -> new Camera(c.blur(), c.noise(), v, c.seed())),
                camera.dial("Blur", "share of the width", 0, 0.0095, "", Camera::blur)
                        .by((c, v) -> new Camera(v, c.noise(), c.exposure(), c.seed())),
                camera.dial("Noise", "of the sensor", 0, 0.035, "", Camera::noise)
                        .by((c, v) -> new Camera(c.blur(), v, c.exposure(), c.seed())));
    }

    private static Expression face(Expression before, double smile, double mouth, double eyes, double brows) {
        return new Expression(smile, mouth, eyes, before.gazeX(), before.gazeY(), brows);
    }

    private static Setting place(Setting before, Place place, double hue, double lightness) {
        return new Setting(place, hue, before.saturation(), lightness, before.pattern());
    }

    /** A part of how an image is taken. */
    private record Part<T>(String group, Function<Nuisance, T> get, BiFunction<Nuisance, T, Nuisance> with) {

        Half<T> dial(String title, String meaning, double min, double max, String unit, ToDoubleFunction<T> value) {
            return new Half<>(this, title, meaning, min, max, unit, List.of(), value);
        }

        Half<T> choice(String title, String meaning, Enum<?>[] values, ToDoubleFunction<T> value) {
            List<String> words = Arrays.stream(values)
                    .map(v -> v.name().toLowerCase(Locale.ROOT))
                    .toList();
            return new Half<>(this, title, meaning, 0, words.size() - 1.0, "", words, value);
        }
    }

    /** A dial that cannot be turned yet. */
    private record Half<T>(
            Part<T> part,
            String title,
            String meaning,
            double min,
            double max,
            String unit,
            List<String> choices,
            ToDoubleFunction<T> value) {

        Dial by(BiFunction<T, Double, T> turned) {
            String id = "image-%s-%s".formatted(part.group(), title).toLowerCase(Locale.ROOT);
            return new Dial(
                    id.replace(' ', '-'),
                    part.group(),
                    title,
                    meaning,
                    min,
                    max,
                    unit,
                    choices,
                    portrait -> value.applyAsDouble(part.get().apply(portrait.image())),
                    (before, to) -> {
                        T now = part.get().apply(before.image());
                        T changed = turned.apply(now, Math.clamp(to, min, max));
                        return before.with(part.with().apply(before.image(), changed));
                    });
        }
    }
}
