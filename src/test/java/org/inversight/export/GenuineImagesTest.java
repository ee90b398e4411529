package org.inversight.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.inversight.data.Album;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.metric.Prediction;
import org.inversight.metric.Verdict;
import org.inversight.people.ImageFrame;
import org.inversight.people.Names;
import org.inversight.people.PeopleSet;
import org.inversight.people.PortraitSet;
import org.inversight.run.Snapshot;
import org.inversight.run.SnapshotBuilder;
import org.junit.jupiter.api.Test;

class GenuineImagesTest {

    private static final int SIDE = 32;
    private static final List<String> NAMES =
            IntStream.range(0, 60).mapToObj(Names::of).toList();

    /** The first image of each of the first two people. */
    private static Album album(float change) {
        PortraitSet set = PeopleSet.PRIVATE.of(ImageFrame.ALIGNED, 0, 2);
        float[] pixels = new float[2 * 3 * SIDE * SIDE];
        for (int i = 0; i < 2; i++) {
            float[] one = set.image(i, SIDE).pixels();
            one[0] = Math.abs(one[0] - change);
            System.arraycopy(one, 0, pixels, i * one.length, one.length);
        }
        return Album.of(new LabelledImages(new Images(2, 3, SIDE, SIDE, pixels), new int[] {0, 1}), 3);
    }

    private static Snapshot snapshot() {
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            verdicts.add(new Verdict(i / 2, i % 2, new Prediction(1, "", true), List.of(), false, null, List.of()));
        }
        return SnapshotBuilder.builder()
                .runId(1)
                .step(5)
                .images(new Images(4, 3, SIDE, SIDE, new float[4 * 3 * SIDE * SIDE]))
                .verdicts(verdicts)
                .evaluators(List.of())
                .terms(List.of())
                .panels(List.of())
                .build();
    }

    @Test
    void theImagesComeAfterThoseThatTheModelsLearnFrom() {
        Images genuine = GenuineImages.insteadOf(snapshot(), album(0), NAMES).images();
        PortraitSet set = PeopleSet.PRIVATE.of(ImageFrame.ALIGNED, 0, 60 * 102);
        for (int person = 0; person < 2; person++) {
            for (int restart = 0; restart < 2; restart++) {
                float[] expected =
                        set.image(60 * (100 + restart) + person, SIDE).pixels();
                assertArrayEquals(expected, genuine.image(2 * person + restart));
            }
        }
    }

    @Test
    void ofOtherPeopleThereAreNone() {
        assertThrows(IllegalArgumentException.class, () -> GenuineImages.require(album(0.5f), NAMES));
        assertThrows(IllegalArgumentException.class, () -> GenuineImages.require(album(0), List.of("a", "b")));
    }
}
