package org.inversight.people;

import java.util.Arrays;
import java.util.Locale;

/** How much of a person an image shows, and how much the head's place and turn vary in it. */
public enum ImageFrame {
    /** Head and shoulders in a scene, as a camera takes them: the face is a third of the image. */
    BUST(new Turn(19, 8, 10), new Size(1, 0.1), new Place(0.06, 0, 0.035)),
    /**
     * The head fills the image and the eyes are near fixed places, as after the alignment that face recognition begins
     * with; what is left of turn, size and place is the error of a detector.
     */
    ALIGNED(new Turn(18, 8, 5), new Size(1.42, 0.055), new Place(0.025, 0.02, 0.025));

    private final Turn turn;
    private final Size size;
    private final Place place;

    ImageFrame(Turn turn, Size size, Place place) {
        this.turn = turn;
        this.size = size;
        this.place = place;
    }

    Turn turn() {
        return turn;
    }

    Size size() {
        return size;
    }

    Place place() {
        return place;
    }

    /** The plain image, with the head as large as it usually is in this frame, and where it usually is. */
    public Nuisance plain() {
        return Nuisance.plain().withFraming(new Nuisance.Framing(0, place.down(), size.usual()));
    }

    /** As commands and files name it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no frame of this name */
    public static ImageFrame named(String id) {
        return Arrays.stream(values())
                .filter(f -> f.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("A frame is one of %s, not \"%s\"."
                        .formatted(Arrays.stream(values()).map(ImageFrame::id).toList(), id)));
    }

    /**
     * Standard deviations of how the head is held, in degrees; see {@link Nuisance.Pose}.
     *
     * @param yaw to the side
     * @param pitch up and down
     * @param roll clockwise
     */
    record Turn(double yaw, double pitch, double roll) {}

    /**
     * Size of the head against the usual.
     *
     * @param usual its mean
     * @param spread its standard deviation
     */
    record Size(double usual, double spread) {}

    /**
     * Where the head is, as shares of the image.
     *
     * @param x standard deviation to the side
     * @param down mean, downwards
     * @param y standard deviation downwards
     */
    record Place(double x, double down, double y) {}
}
