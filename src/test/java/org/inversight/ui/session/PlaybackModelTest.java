package org.inversight.ui.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.stream.IntStream;
import org.inversight.data.Images;
import org.inversight.run.Preview;
import org.inversight.run.Snapshot;
import org.inversight.run.SnapshotBuilder;
import org.junit.jupiter.api.Test;

/** Which images are shown: recorded ones, or newer ones that nobody has evaluated. */
class PlaybackModelTest {

    private final PlaybackModel playback = new PlaybackModel();

    private static List<Snapshot> recorded(int... steps) {
        return IntStream.of(steps)
                .mapToObj(step -> SnapshotBuilder.builder()
                        .step(step)
                        .images(images())
                        .verdicts(List.of())
                        .evaluators(List.of())
                        .terms(List.of())
                        .panels(List.of())
                        .build())
                .toList();
    }

    private static Images images() {
        return new Images(1, 1, 2, 2, new float[4]);
    }

    private void preview(int step) {
        playback.preview(new Preview(0, step, images()));
    }

    @Test
    void onlyNewerImagesThanTheNewestSnapshotAreShown() {
        preview(3);
        assertNull(playback.previewProperty().get(), "before any snapshot");
        playback.record(recorded(0, 10));
        preview(10);
        assertNull(playback.previewProperty().get());
        preview(12);
        assertEquals(12, playback.previewProperty().get().step());
        playback.record(recorded(0, 10, 11));
        assertEquals(12, playback.previewProperty().get().step(), "still newer");
        playback.record(recorded(0, 10, 11, 12));
        assertNull(playback.previewProperty().get());
    }

    @Test
    void theEndOfTheTimelineKeepsTheNewestImages() {
        playback.record(recorded(0, 10));
        preview(12);
        playback.showStep(10);
        assertEquals(12, playback.previewProperty().get().step());
    }

    @Test
    void nothingIsPreviewedWhereImagesAreNotLookedAt() {
        playback.record(recorded(0, 10));
        preview(12);
        playback.watchImages(false);
        assertNull(playback.previewProperty().get());
        preview(13);
        assertNull(playback.previewProperty().get());
        playback.watchImages(true);
        preview(14);
        assertEquals(14, playback.previewProperty().get().step());
        playback.dropPreview();
        assertNull(playback.previewProperty().get());
    }

    @Test
    void whoWentBackSeesWhatIsRecorded() {
        playback.record(recorded(0, 10));
        preview(12);
        playback.showStep(0);
        assertNull(playback.previewProperty().get());
        preview(14);
        assertNull(playback.previewProperty().get(), "while an earlier step is shown");
        playback.backToLive();
        preview(15);
        assertEquals(15, playback.previewProperty().get().step());
        playback.toggleReplay();
        assertNull(playback.previewProperty().get(), "in a replay");
        playback.toggleReplay();
        playback.backToLive();
        preview(16);
        playback.clear();
        assertNull(playback.previewProperty().get());
    }
}
