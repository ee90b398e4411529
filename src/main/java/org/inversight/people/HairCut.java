package org.inversight.people;

/** A style in numbers; lengths in half head heights. */
final class HairCut {

    /** How strands lie. */
    enum Flow {
        PARTED,
        RADIAL,
        BACKWARD,
        UPWARD
    }

    private static final double[] ANGLES = {0, 28, 48, 62, 78, 96, 125, 180};

    /** Lower edge of the hair by direction, at {@link #ANGLES} from the front. */
    private final double[] hem;

    final Flow flow;

    /** -1..1, where the parting is. */
    final double part;

    /** Whether the ears are before the hair. */
    final boolean earsFree;

    /** How far hair stands off above and at the sides. */
    double top;

    double sides;

    /** Where the hair behind the neck ends, 0 if there is none; how much wider it gets there. */
    double back;

    double flare;

    /** Size of waves, of curls (0 for none), and how uneven ends are. */
    double wave;

    double curl;
    double ragged;

    /** How much lower the hem is on the side away from the parting. */
    private double sweep;

    private HairCut(Identity person, Flow flow, double... hem) {
        this.flow = flow;
        this.hem = hem;
        double given = person.of(Trait.HAIR_PART);
        part = flow == Flow.PARTED ? given : 0.3 * given;
        earsFree = hem[5] <= 0.1;
    }

    private HairCut stands(double above, double beside) {
        top = above;
        sides = beside;
        return this;
    }

    private HairCut hangs(double end, double wider) {
        back = end;
        flare = wider;
        return this;
    }

    private HairCut texture(double waves, double curls, double uneven) {
        wave = waves;
        curl = curls;
        ragged = uneven;
        return this;
    }

    private HairCut sweep(double lower) {
        sweep = lower;
        return this;
    }

    static HairCut of(Identity person) {
        double line = person.of(Trait.HAIRLINE);
        double f = -0.62 - 0.2 * line;
        double temple = f - 0.16 * line * line + 0.03;
        double l = person.of(Trait.HAIR_LENGTH);
        double v = person.of(Trait.HAIR_VOLUME);
        double[] cropped = {f, temple, -0.36, -0.3, 0.1, -0.12, 0.3, 0.45};
        double end = 1.1 + 0.75 * l;
        double chin = 0.62 + 0.4 * l;
        double curls = 0.7 + 0.6 * l;
        return switch (person.hairStyle()) {
            case BALD, BUZZ ->
                new HairCut(person, Flow.RADIAL, cropped)
                        .stands(0.012 + 0.02 * l, 0.008 + 0.012 * v)
                        .texture(0, 0, 0.01);
            case CROP ->
                new HairCut(person, Flow.UPWARD, cropped)
                        .stands(0.07 + 0.12 * v, 0.025 + 0.03 * v)
                        .texture(0.04, 0, 0.09 + 0.08 * l)
                        .sweep(0.06);
            case SIDE_PART ->
                new HairCut(person, Flow.PARTED, cropped)
                        .stands(0.08 + 0.1 * v, 0.035 + 0.03 * v)
                        .texture(0.05, 0, 0.05)
                        .sweep(0.1 + 0.14 * l);
            case SWEPT_BACK ->
                new HairCut(person, Flow.BACKWARD, cropped)
                        .stands(0.07 + 0.16 * v, 0.03 + 0.02 * v)
                        .hangs(0.35 * l, 0)
                        .texture(0.06, 0, 0.02);
            case TOUSLED ->
                new HairCut(person, Flow.PARTED, f + 0.06 + 0.12 * l, f + 0.08, -0.3, -0.2, 0.12, 0, 0.4, 0.55)
                        .stands(0.11 + 0.12 * v, 0.06 + 0.05 * v)
                        .hangs(0.4, 0)
                        .texture(0.25, 0, 0.16)
                        .sweep(0.08);
            case CURLY ->
                new HairCut(person, Flow.RADIAL, f + 0.05 + 0.08 * l, f + 0.05, -0.34, -0.25, 0, -0.08, 0.15, 0.45)
                        .stands(0.12 + 0.12 * v, 0.07 + 0.09 * v)
                        .hangs(0.3, 0)
                        .texture(0, 0.085, 0.08)
                        .sweep(0.05);
            case AFRO ->
                new HairCut(person, Flow.RADIAL, f, temple + 0.02, -0.36, -0.28, 0.02, 0.1, 0.4, 0.5)
                        .stands(0.16 + 0.34 * v, 0.12 + 0.34 * v)
                        .hangs(0.35 + 0.3 * l, 0)
                        .texture(0, 0.045, 0.03);
            case PIXIE ->
                new HairCut(person, Flow.PARTED, f + 0.14 + 0.12 * l, f + 0.14, -0.3, -0.1, 0.28, -0.02, 0.5, 0.6)
                        .stands(0.1 + 0.08 * v, 0.05 + 0.04 * v)
                        .hangs(0.4, 0)
                        .texture(0.06, 0, 0.07)
                        .sweep(0.16);
            case BOB ->
                new HairCut(person, Flow.PARTED, f, f + 0.03, -0.28, 0.1, chin, chin - 0.05, chin, chin)
                        .stands(0.08 + 0.08 * v, 0.09 + 0.11 * v)
                        .hangs(chin, 0.07)
                        .texture(0.06, 0, 0.03)
                        .sweep(0.12);
            case FRINGE_BOB ->
                new HairCut(person, Flow.RADIAL, -0.24 - 0.06 * line, -0.23, -0.18, 0.05, chin, chin, chin, chin)
                        .stands(0.07 + 0.08 * v, 0.08 + 0.1 * v)
                        .hangs(chin, 0.07)
                        .texture(0.03, 0, 0.03)
                        .sweep(0.03);
            case LONG ->
                new HairCut(person, Flow.PARTED, f, f + 0.04, -0.26, 0.25, end, end - 0.14, end, end)
                        .stands(0.06 + 0.08 * v, 0.05 + 0.09 * v)
                        .hangs(end, 0.05)
                        .texture(0.06, 0, 0.06)
                        .sweep(0.1);
            case WAVY ->
                new HairCut(person, Flow.PARTED, f, f + 0.05, -0.22, 0.2, end - 0.05, end - 0.16, end, end)
                        .stands(0.09 + 0.1 * v, 0.09 + 0.14 * v)
                        .hangs(end, 0.1)
                        .texture(0.4, 0, 0.09)
                        .sweep(0.14);
            case LONG_CURLY ->
                new HairCut(
                                person,
                                Flow.PARTED,
                                f + 0.04,
                                f + 0.06,
                                -0.24,
                                0,
                                curls - 0.06,
                                curls - 0.2,
                                curls - 0.2,
                                curls)
                        .stands(0.14 + 0.16 * v, 0.18 + 0.24 * v)
                        .hangs(curls, 0.12)
                        .texture(0.2, 0.085, 0.1)
                        .sweep(0.06);
            case BUN ->
                new HairCut(person, Flow.BACKWARD, f, temple, -0.3, -0.22, -0.02, -0.08, 0.25, 0.4)
                        .stands(0.05 + 0.06 * v, 0.03 + 0.03 * v)
                        .texture(0.02, 0, 0.01);
            case PONYTAIL ->
                new HairCut(person, Flow.PARTED, f, f + 0.06, -0.26, -0.16, 0.02, -0.06, 0.25, 0.4)
                        .stands(0.06 + 0.06 * v, 0.03 + 0.04 * v)
                        .texture(0.03, 0, 0.02)
                        .sweep(0.12);
            case BRAIDS ->
                new HairCut(person, Flow.PARTED, f, f + 0.06, -0.24, -0.1, 0.2, 0.3, 0.35, 0.4)
                        .stands(0.05 + 0.05 * v, 0.04 + 0.05 * v)
                        .hangs(0.3, 0)
                        .texture(0.03, 0, 0.01);
            case HORSESHOE ->
                new HairCut(person, Flow.RADIAL, cropped)
                        .stands(0.015, 0.015 + 0.035 * v)
                        .hangs(0.3, 0)
                        .texture(0.1, 0, 0.06 * l);
        };
    }

    /** Whether hair lies over the ears. */
    boolean earsHidden() {
        return hem[5] > 0.3;
    }

    /** Lower edge of the hair in this direction (radians, 0 is the front, positive to the right). */
    double hem(double direction) {
        double degrees = Math.min(180, Math.abs(Math.toDegrees(direction)));
        int i = 0;
        while (i < ANGLES.length - 2 && degrees > ANGLES[i + 1]) {
            i++;
        }
        double t = (degrees - ANGLES[i]) / (ANGLES[i + 1] - ANGLES[i]);
        double smooth = t * t * (3 - 2 * t);
        double y = hem[i] + (hem[i + 1] - hem[i]) * smooth;
        // Hair falls away from the parting.
        double away = Math.toDegrees(direction) - 26 * part;
        double fall = -Math.signum(part) * away / 30;
        double weight = Math.exp(-Math.pow(degrees / 46, 2));
        return y + sweep * Math.min(1, Math.abs(part) * 2.5) * weight * Math.clamp(fall, -1, 1);
    }
}
