package org.inversight.people;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One parameter of a person: name, group, meaning, range, unit. A choice is the position in a list of words. Lengths
 * are in half head heights unless a unit says otherwise.
 */
public enum Trait {
    FACE_WIDTH("Face", "Width", "from the middle to a cheekbone", 0.60, 0.77, "half head heights"),
    FACE_LENGTH("Face", "Length", "from the eyes to the chin", 0.94, 1.15, "half head heights"),
    JAW("Face", "Jaw", "from pointed to square", 0, 1, ""),
    CHIN("Face", "Chin", "from receding to strong", 0, 1, ""),
    CHEEKS("Face", "Cheeks", "from hollow to full", 0, 1, ""),
    ASYMMETRY("Face", "Asymmetry", "which side is the higher, and by how much", -1, 1, ""),
    AGE("Face", "Age", "shows in lines and folds", 18, 84, "years"),
    SKIN("Skin", "Tone", "from light to deep", 0, 1, ""),
    UNDERTONE("Skin", "Undertone", "from rosy to golden", 0, 1, ""),
    FRECKLES("Skin", "Freckles", "how many", 0, 1, ""),
    MARK("Skin", "Mole", "where a mole sits", Mark.values()),
    HAIR_STYLE("Hair", "Style", "how hair is cut and worn", HairStyle.values()),
    HAIR_TONE("Hair", "Tone", "from black to fair", 0, 1, ""),
    HAIR_RED("Hair", "Red", "how much red is in it", 0, 1, ""),
    GREY("Hair", "Grey", "share of grey hair", 0, 1, ""),
    HAIR_LENGTH("Hair", "Length", "from the shortest to the longest of the style", 0, 1, ""),
    HAIR_VOLUME("Hair", "Volume", "from flat to full", 0, 1, ""),
    HAIR_PART("Hair", "Parting", "from the viewer's left to the right", -1, 1, ""),
    HAIRLINE("Hair", "Hairline", "from low to receding", 0, 1, ""),
    BROW_THICKNESS("Brows", "Thickness", "from thin to bushy", 0, 1, ""),
    BROW_ARCH("Brows", "Arch", "from straight to arched", 0, 1, ""),
    BROW_TILT("Brows", "Tilt", "of the outer end upwards", -12, 12, "degrees"),
    EYE_SIZE("Eyes", "Size", "against the mean", 0.82, 1.2, "times"),
    EYE_SPACING("Eyes", "Spacing", "from the middle to a pupil", 0.30, 0.385, "half head heights"),
    EYE_SLANT("Eyes", "Slant", "of the outer corner upwards", -7, 11, "degrees"),
    EYE_COLOUR("Eyes", "Colour", "dark brown, brown, hazel, green, blue, grey", 0, 1, ""),
    EYE_LID("Eyes", "Lid", "from deep crease to hooded", 0, 1, ""),
    LASHES("Eyes", "Lashes", "from faint to made up", 0, 1, ""),
    NOSE_WIDTH("Nose", "Width", "from a nostril to the middle", 0.105, 0.19, "half head heights"),
    NOSE_LENGTH("Nose", "Length", "from the eyes to the base", 0.36, 0.50, "half head heights"),
    NOSE_BRIDGE("Nose", "Bridge", "from flat to high", 0, 1, ""),
    MOUTH_WIDTH("Mouth", "Width", "from a corner to the middle", 0.2, 0.33, "half head heights"),
    LIPS("Mouth", "Fullness", "from thin to full", 0, 1, ""),
    LIP_COLOUR("Mouth", "Colour", "from bare to red", 0, 1, ""),
    EARS("Ears", "Size", "against the mean", 0.8, 1.3, "times"),
    EARRINGS("Ears", "Earrings", "what hangs from the ears", Earring.values()),
    BEARD("Beard", "Beard", "what grows below the nose", Beard.values()),
    GLASSES("Glasses", "Glasses", "shape of the frame", Glasses.values()),
    NECK("Build", "Neck", "half its width", 0.29, 0.5, "half head heights"),
    SHOULDERS("Build", "Shoulders", "from narrow and sloping to broad", 0, 1, ""),
    GARMENT("Clothes", "Garment", "what is worn", Garment.values()),
    GRAIN("Detail", "Pattern", "which strands, freckles and folds", 0, 999, "number");

    private final String group;
    private final String title;
    private final String meaning;
    private final double min;
    private final double max;
    private final String unit;
    private final List<String> choices;

    Trait(String group, String title, String meaning, double min, double max, String unit) {
        this.group = group;
        this.title = title;
        this.meaning = meaning;
        this.min = min;
        this.max = max;
        this.unit = unit;
        choices = List.of();
    }

    Trait(String group, String title, String meaning, Enum<?>[] values) {
        this.group = group;
        this.title = title;
        this.meaning = meaning;
        min = 0;
        max = values.length - 1.0;
        unit = "";
        choices = Arrays.stream(values)
                .map(v -> v.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .toList();
    }

    /** What it belongs to, e.g. {@code Hair}. */
    public String group() {
        return group;
    }

    /** As a form shows it under its group. */
    public String title() {
        return title;
    }

    /** What it means, without a full stop. */
    public String meaning() {
        return meaning;
    }

    /** Smallest value. */
    public double min() {
        return min;
    }

    /** Largest value. */
    public double max() {
        return max;
    }

    /** Unit; empty for a pure number. */
    public String unit() {
        return unit;
    }

    /** The words of a choice; empty for a number. */
    public List<String> choices() {
        return choices;
    }

    /** Whether the value is a position in {@link #choices()}. */
    public boolean choice() {
        return !choices.isEmpty();
    }

    /** Stable name in files, e.g. {@code hair-style}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The nearest value that this trait can take. */
    public double nearest(double value) {
        double inside = Math.clamp(value, min, max);
        return choice() ? Math.rint(inside) : inside;
    }
}
