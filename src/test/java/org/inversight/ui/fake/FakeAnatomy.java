package org.inversight.ui.fake;

import java.util.List;
import org.inversight.attack.Anatomy;
import org.inversight.attack.LossTerm;
import org.inversight.data.Images;
import org.inversight.run.Snapshot;

/** A step in plain numbers: the left half of an image wants to be brighter, the right half darker. */
final class FakeAnatomy {

    private static final int LATENT = 64;

    private FakeAnatomy() {}

    static Anatomy of(Snapshot snapshot, int image, boolean pixels) {
        Images shown = snapshot.images().select(new int[] {image});
        float[] slopes = new float[shown.stride()];
        float[] dimmed = shown.pixels().clone();
        for (int i = 0; i < slopes.length; i++) {
            boolean left = i % shown.width() < shown.width() / 2;
            slopes[i] = left ? -0.02f : 0.01f;
            dimmed[i] *= 0.6f;
        }
        float[] both = new float[2 * shown.stride()];
        System.arraycopy(shown.pixels(), 0, both, 0, dimmed.length);
        System.arraycopy(dimmed, 0, both, dimmed.length, dimmed.length);
        int target = snapshot.verdicts().get(image).classIndex();
        return new Anatomy(
                snapshot.step() + 1,
                image,
                shown,
                new Anatomy.Forward(
                        shown,
                        true,
                        new Images(2, shown.channels(), shown.height(), shown.width(), both),
                        List.of(
                                new Anatomy.Scores("Target", logits(target, 9)),
                                new Anatomy.Scores("Student 1", logits(target, 6))),
                        new Anatomy.Scores("Critic", logits(target, 4)),
                        -8.5,
                        List.of(new LossTerm("identity", -7.25), new LossTerm("prior", 0.5))),
                new Images(1, shown.channels(), shown.height(), shown.width(), slopes),
                pixels ? null : way(),
                new Images(1, shown.channels(), shown.height(), shown.width(), dimmed));
    }

    private static List<Anatomy.Logit> logits(int target, double top) {
        return List.of(
                new Anatomy.Logit(target, top),
                new Anatomy.Logit((target + 1) % 10, top / 2),
                new Anatomy.Logit((target + 2) % 10, 1),
                new Anatomy.Logit((target + 3) % 10, -1),
                new Anatomy.Logit((target + 4) % 10, -2.5));
    }

    private static Anatomy.Way way() {
        float[] before = new float[LATENT];
        float[] after = new float[LATENT];
        for (int j = 0; j < LATENT; j++) {
            before[j] = (float) Math.sin(j);
            after[j] = before[j] + 0.01f * (j % 5 - 2);
        }
        return new Anatomy.Way(
                new float[] {-2, -1.2f, -0.4f, 0.5f, 0.9f},
                new float[] {0.3f, -0.5f, 0.4f, 0.1f, -0.2f},
                before,
                after);
    }
}
