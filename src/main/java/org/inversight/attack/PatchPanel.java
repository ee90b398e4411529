package org.inversight.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.inversight.data.Images;
import org.inversight.data.Panel;
import org.inversight.engine.Noise;

/**
 * Patches of auxiliary images beside the patches of what is assembled from them. Of several random places the one with
 * most contrast is shown, since most of a drawing is empty.
 */
final class PatchPanel {

    private static final int IMAGES = 16;
    private static final int PATCHES = 32;
    private static final int PLACES = 6;
    private static final long STREAM = 0x70616e656cL;

    private final Images auxiliary;
    private final Images auxiliaryPatches;
    private final int patch;
    private final List<String> names;
    private final long seed;

    /**
     * @param auxiliary in the size of the reconstructions
     * @param patch side of a patch
     * @param names of the attacked classes
     */
    PatchPanel(Images auxiliary, int patch, List<String> names, long seed) {
        this.patch = patch;
        this.names = names;
        this.seed = seed;
        int[] first = new int[Math.min(IMAGES, auxiliary.count())];
        for (int i = 0; i < first.length; i++) {
            first[i] = i * auxiliary.count() / first.length;
        }
        this.auxiliary = auxiliary.select(first);
        this.auxiliaryPatches = patches(this.auxiliary);
    }

    /** The panel of these reconstructions, class-major. */
    Panel of(Images images) {
        List<Panel.Group> groups = new ArrayList<>();
        groups.add(new Panel.Group("Auxiliary images", auxiliary));
        groups.add(new Panel.Group("Auxiliary patches", auxiliaryPatches));
        int restarts = images.count() / names.size();
        for (int t = 0; t < names.size(); t++) {
            int[] own = new int[restarts];
            for (int r = 0; r < restarts; r++) {
                own[r] = t * restarts + r;
            }
            groups.add(new Panel.Group("Patches of class " + names.get(t), patches(images.select(own))));
        }
        return new Panel.ImageGroups(
                "patches",
                "Patches",
                "The discriminator compares only these patches: those of the auxiliary images with those "
                        + "of the assembled images of each class.",
                groups);
    }

    /** Patches of these images in turn, at places that do not change from look to look. */
    private Images patches(Images images) {
        RandomGenerator random = Noise.keyed(seed, STREAM);
        int stride = images.channels() * patch * patch;
        float[] all = new float[PATCHES * stride];
        for (int i = 0; i < PATCHES; i++) {
            float[] best = new float[0];
            float most = -1;
            for (int place = 0; place < PLACES; place++) {
                int y = random.nextInt(images.height() - patch + 1);
                int x = random.nextInt(images.width() - patch + 1);
                float[] crop = crop(images, i % images.count(), y, x);
                float contrast = contrast(crop);
                if (contrast > most) {
                    most = contrast;
                    best = crop;
                }
            }
            System.arraycopy(best, 0, all, i * stride, stride);
        }
        return new Images(PATCHES, images.channels(), patch, patch, all);
    }

    private float[] crop(Images images, int image, int y, int x) {
        float[] crop = new float[images.channels() * patch * patch];
        for (int row = 0; row < images.channels() * patch; row++) {
            int channel = row / patch;
            int from = image * images.stride() + (channel * images.height() + y + row % patch) * images.width() + x;
            System.arraycopy(images.pixels(), from, crop, row * patch, patch);
        }
        return crop;
    }

    private static float contrast(float[] values) {
        float low = Float.MAX_VALUE;
        float high = -Float.MAX_VALUE;
        for (float value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return high - low;
    }
}
