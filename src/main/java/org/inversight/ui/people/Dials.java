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
            .map(trait -> DialBuilder.builder()
                    .id("trait-" + trait.id())
                    .group(trait.group())
                    .title(trait.title())
                    .meaning(trait.meaning())
                    .min(trait.min())
                    .max(trait.max())
                    .unit(trait.unit())
                    .choices(trait.choices())
                    .value(portrait -> portrait.person().of(trait))
                    .change((before, to) -> new Portrait(before.person().with(trait, to), before.image()))
                    .build())
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
                pose.dial("Turn", "to the viewer's right", -38, 38, "degrees", Pose::yaw, Pose::withYaw),
                pose.dial("Nod", "downwards", -16, 16, "degrees", Pose::pitch, Pose::withPitch),
                pose.dial("Tilt", "clockwise", -20, 20, "degrees", Pose::roll, Pose::withRoll),
                face.dial("Smile", "from sad to laughing", -0.9, 1, "", Expression::smile, Expression::withSmile),
                face.dial(
                        "Mouth",
                        "from closed to wide open",
                        0,
                        1,
                        "",
                        Expression::mouthOpen,
                        Expression::withMouthOpen),
                face.dial(
                        "Eyes",
                        "from closed to wide open",
                        0.1,
                        1.2,
                        "",
                        Expression::eyesOpen,
                        Expression::withEyesOpen),
                face.dial("Brows", "from frowning to raised", -1, 1, "", Expression::brows, Expression::withBrows),
                light.dial("Side", "from left to right", -80, 80, "degrees", Lighting::azimuth, Lighting::withAzimuth),
                light.dial("Height", "above the eyes", 5, 62, "degrees", Lighting::elevation, Lighting::withElevation),
                light.dial("Hardness", "from even to hard", 0.3, 0.98, "", Lighting::strength, Lighting::withStrength),
                light.dial("Warmth", "from blue to amber", -0.7, 1, "", Lighting::warmth, Lighting::withWarmth),
                outfit.dial("Hue", "on the colour circle", 0, 360, "degrees", Outfit::hue, Outfit::withHue),
                outfit.dial(
                        "Lightness", "from dark to light", 0.14, 0.86, "", Outfit::lightness, Outfit::withLightness),
                behind.choice("Place", "what is behind", Place.values(), Setting::place, Setting::withPlace),
                behind.dial("Hue", "on the colour circle", 0, 360, "degrees", Setting::hue, Setting::withHue),
                behind.dial(
                        "Lightness", "from dark to light", 0.1, 0.85, "", Setting::lightness, Setting::withLightness),
                way.choice(
                        "What",
                        "what hides a part of the face",
                        Occluder.values(),
                        Occlusion::occluder,
                        Occlusion::withOccluder),
                frame.dial(
                        "Size",
                        "of the head, against that of a usual bust",
                        0.8,
                        1.55,
                        "times",
                        Framing::scale,
                        Framing::withScale),
                camera.dial("Exposure", "of the image", -0.7, 0.7, "stops", Camera::exposure, Camera::withExposure),
                camera.dial("Blur", "share of the width", 0, 0.0095, "", Camera::blur, Camera::withBlur),
                camera.dial("Noise", "of the sensor", 0, 0.035, "", Camera::noise, Camera::withNoise));
    }

    /** A part of how an image is taken. */
    private record Part<T>(String group, Function<Nuisance, T> get, BiFunction<Nuisance, T, Nuisance> with) {

        Dial dial(
                String title,
                String meaning,
                double min,
                double max,
                String unit,
                ToDoubleFunction<T> value,
                BiFunction<T, Double, T> turned) {
            return dial(title, meaning, value, turned)
                    .min(min)
                    .max(max)
                    .unit(unit)
                    .choices(List.of())
                    .build();
        }

        <E extends Enum<E>> Dial choice(
                String title, String meaning, E[] values, Function<T, E> value, BiFunction<T, E, T> turned) {
            return dial(title, meaning, t -> value.apply(t).ordinal(), (t, v) -> turned.apply(t, values[v.intValue()]))
                    .max(values.length - 1.0)
                    .unit("")
                    .choices(Arrays.stream(values)
                            .map(v -> v.name().toLowerCase(Locale.ROOT))
                            .toList())
                    .build();
        }

        private DialBuilder dial(
                String title, String meaning, ToDoubleFunction<T> value, BiFunction<T, Double, T> turned) {
            String id = "image-%s-%s".formatted(group, title).toLowerCase(Locale.ROOT);
            return DialBuilder.builder()
                    .id(id.replace(' ', '-'))
                    .group(group)
                    .title(title)
                    .meaning(meaning)
                    .value(portrait -> value.applyAsDouble(get.apply(portrait.image())))
                    .change((before, to) ->
                            before.with(with.apply(before.image(), turned.apply(get.apply(before.image()), to))));
        }
    }
}
