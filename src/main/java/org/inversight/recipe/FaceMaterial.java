package org.inversight.recipe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.inversight.data.ImageImport;
import org.inversight.data.ImageSet;
import org.inversight.engine.Noise;
import org.inversight.engine.Progress;
import org.inversight.train.Batches;
import org.inversight.train.Labelled;
import org.jspecify.annotations.Nullable;

/**
 * Faces of real people, from somebody's own folders or IDX files: private ones, whom targets know, and others for the
 * attacker. They are for measurement only and stay in the folder of the command that reads them. Of each class a fifth
 * of the images, at least one, is kept for testing. Of the public images up to a fifth is kept from the attacker: from
 * these held-out people the evaluator with a reject class learns whom it does not know.
 */
public final class FaceMaterial implements Material {

    /** What makes models of them. */
    public static final String COMMAND = "faces --private PATH --public PATH --out DIR";

    private static final int TESTED = 5;
    private static final long HELD_OUT = -1;

    private final ImageImport.Imported own;
    private final ImageImport.Imported open;
    private final int side;
    private final int[] learnt;
    private final int[] tested;
    private final int[] attackers;
    private final int[] heldOut;
    private final int[] heldOutTested;

    private FaceMaterial(ImageImport.Imported own, ImageImport.Imported open, Recipe recipe) {
        this.own = own;
        this.open = open;
        this.side = recipe.side();
        long seed = recipe.seed();
        List<Integer> learn = new ArrayList<>();
        List<Integer> test = new ArrayList<>();
        for (int k = 0; k < own.classes().size(); k++) {
            int wanted = k;
            int[] members = IntStream.range(0, own.labels().length)
                    .filter(i -> own.labels()[i] == wanted)
                    .toArray();
            int[] order = Batches.shuffled(members.length, Noise.keyed(seed, k));
            int testing = Math.max(1, Math.round((float) members.length / TESTED));
            for (int i = 0; i < order.length; i++) {
                (i < testing ? test : learn).add(members[order[i]]);
            }
        }
        learnt = sorted(learn);
        tested = sorted(test);
        int all = open.labels().length;
        int[] order = Batches.shuffled(all, Noise.keyed(seed, HELD_OUT));
        int kept = keptFromAttacker(recipe, all);
        int measured = Math.min(RejectionReports.MEASURED, kept / TESTED);
        heldOutTested = sorted(order, 0, measured);
        heldOut = sorted(order, measured, kept);
        attackers = sorted(order, kept, all);
    }

    /** How many public images an evaluator with a reject class has for itself. */
    private static int keptFromAttacker(Recipe recipe, int all) {
        Recipe.RejectingPlan plan = recipe.rejecting();
        int wanted = plan.heldOut() * plan.heldOutImages();
        return wanted == 0
                ? 0
                : Math.min(wanted + RejectionReports.MEASURED, Math.min(all / TESTED, all - recipe.batch()));
    }

    /**
     * Reads the images, the first time into files of the program's own.
     *
     * @param privatePath a folder with one folder of images per class, or an IDX file with its labels
     * @param publicPath a folder of images, or an IDX file
     * @param folder of these files
     * @throws IOException if there are too few images, or others than the first time
     */
    public static FaceMaterial read(Path privatePath, Path publicPath, Recipe recipe, Path folder, Progress progress)
            throws IOException {
        ImageImport all = new ImageImport(recipe.side(), folder, progress);
        ImageImport.Imported own = all.labelled(privatePath, "private");
        ImageImport.Imported open = all.plain(publicPath, "public");
        if (open.labels().length < recipe.batch()) {
            throw new IOException("%s holds %d images that can be used, and a step of the training takes %d; give more."
                    .formatted(publicPath, open.labels().length, recipe.batch()));
        }
        return new FaceMaterial(own, open, recipe);
    }

    /** What was left out, one sentence each. */
    public List<String> skipped() {
        return Stream.concat(own.skipped().stream(), open.skipped().stream()).toList();
    }

    @Override
    public int channels() {
        return 3;
    }

    @Override
    public List<String> classes() {
        return own.classes();
    }

    @Override
    public Labelled own() {
        return new Labelled(own.images(), own.labels()).at(learnt);
    }

    @Override
    public Labelled test() {
        return new Labelled(own.images(), own.labels()).at(tested);
    }

    @Override
    public Share of(Recipe.SamplePlan plan) {
        ImageSet images = open.images().at(attackers);
        return new Share(
                classes(),
                own(),
                test(),
                images,
                words().own(),
                "%,d public images of other people".formatted(images.count()));
    }

    @Override
    public @Nullable ImageSet heldOut(StageContext context) {
        return heldOut.length == 0 ? null : open.images().at(heldOut);
    }

    @Override
    public @Nullable ImageSet heldOutTest(StageContext context) {
        return heldOutTested.length == 0 ? null : open.images().at(heldOutTested);
    }

    @Override
    public String heldOutWords(Recipe.RejectingPlan plan) {
        return heldOut.length == 0 ? "" : "%,d public images that the attacker did not have".formatted(heldOut.length);
    }

    @Override
    public Words words() {
        return new Words(
                "images of real people, given to the command faces, made square and %d x %d, values 0 to 1"
                        .formatted(side, side),
                "%,d private images of %d people"
                        .formatted(learnt.length, classes().size()),
                "further images of the same people, at least one of each",
                "Faces target",
                """
            The images in this folder are of real people, as they were given to the command faces,
            for measurement on this machine. Do not pass them on, nor the models beside them, which
            were trained on them.
            """);
    }

    private static int[] sorted(int[] positions, int from, int to) {
        int[] part = Arrays.copyOfRange(positions, from, to);
        Arrays.sort(part);
        return part;
    }

    private static int[] sorted(List<Integer> positions) {
        return positions.stream().mapToInt(Integer::intValue).sorted().toArray();
    }
}
