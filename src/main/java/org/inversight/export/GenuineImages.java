package org.inversight.export;

import java.util.List;
import org.inversight.data.Album;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.metric.HeldOut;
import org.inversight.metric.Verdict;
import org.inversight.run.Snapshot;
import org.inversight.run.SnapshotBuilder;

/**
 * A control for line-ups: genuine images in the place of reconstructions. How often an answerer is right on them is what
 * a perfect reconstruction could reach.
 */
public final class GenuineImages {

    private GenuineImages() {}

    /**
     * {@return the same snapshot with an image of each person that nothing was trained on in the place of each
     * reconstruction}
     *
     * @param album private images of the people
     * @param classes names of the target's classes
     * @throws IllegalArgumentException if the classes are not the people whom this program draws
     */
    public static Snapshot insteadOf(Snapshot last, Album album, List<String> classes) {
        int each = 1 + last.verdicts().stream().mapToInt(Verdict::restart).max().orElse(0);
        LabelledImages drawn = drawn(album, classes, each);
        Images images = drawn.images();
        int[] chosen = last.verdicts().stream()
                .mapToInt(verdict -> drawn.positions(k -> k == verdict.classIndex())[verdict.restart()])
                .toArray();
        return SnapshotBuilder.builder(last).images(images.select(chosen)).build();
    }

    /**
     * Makes sure that there are such images.
     *
     * @throws IllegalArgumentException if the classes are not the people whom this program draws
     */
    public static void require(Album album, List<String> classes) {
        drawn(album, classes, 1);
    }

    private static LabelledImages drawn(Album album, List<String> classes, int each) {
        LabelledImages drawn = HeldOut.drawn(album.images(), classes, 0, each);
        if (drawn.labels().length == 0) {
            throw new IllegalArgumentException(
                    "--control takes held-out images of people whom this program draws, and the private images are of others; leave it out.");
        }
        return drawn;
    }
}
