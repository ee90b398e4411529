package org.inversight.recipe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.inversight.data.Idx;
import org.inversight.data.LabelledImages;
import org.inversight.model.Json;
import org.inversight.train.Labelled;
import org.inversight.train.Split;

/** MNIST: the training images in a private and a public half, and the test images. */
final class DigitMaterial implements Material {

    private static final String OWN = "private half of the MNIST training images";
    private static final String OPEN = "public half of the MNIST training images";
    private static final List<Integer> ALL = IntStream.range(0, 10).boxed().toList();

    private final int side;
    private final LabelledImages own;
    private final LabelledImages open;
    private final LabelledImages test;

    private DigitMaterial(int side, LabelledImages own, LabelledImages open, LabelledImages test) {
        this.side = side;
        this.own = own;
        this.open = open;
        this.test = test;
    }

    /**
     * Reads the four files of MNIST.
     *
     * @param file the recipe, beside which they are
     * @throws IOException if one is missing, or the split is another
     */
    static DigitMaterial read(Path file, Recipe recipe) throws IOException {
        Path base = file.toAbsolutePath();
        Path folder = base.resolveSibling(String.valueOf(recipe.data()));
        LabelledImages train = read(folder, "train", recipe.side());
        LabelledImages test = read(folder, "t10k", recipe.side());
        Split split = Split.of(train.labels(), recipe.seed());
        keep(base.resolveSibling(String.valueOf(recipe.split())), split, recipe);
        return new DigitMaterial(
                recipe.side(), train.select(split.privatePositions()), train.select(split.publicPositions()), test);
    }

    @Override
    public int channels() {
        return 1;
    }

    @Override
    public List<String> classes() {
        return names(ALL);
    }

    @Override
    public Labelled own() {
        return new Labelled(own);
    }

    @Override
    public Labelled test() {
        return new Labelled(test);
    }

    @Override
    public Share of(Recipe.SamplePlan plan) {
        return new Share(
                names(plan.privateClasses()),
                relabelled(own, plan.privateClasses()),
                relabelled(test, plan.privateClasses()),
                open.ofClasses(plan.publicClasses()::contains).images(),
                described(OWN, plan.privateClasses()),
                described(OPEN, plan.publicClasses()));
    }

    @Override
    public Words words() {
        String source = "MNIST (LeCun, Cortes, Burges), resized bilinearly from 28 x 28 to %d x %d, values 0 to 1"
                .formatted(side, side);
        return new Words(source, OWN, "MNIST test images", "Digits target", """
            The images in this folder are from MNIST, by Yann LeCun, Corinna Cortes and
            Christopher J. C. Burges, derived from NIST Special Databases 1 and 3.

            Licence: Creative Commons Attribution-Share Alike 3.0 (CC BY-SA 3.0).

            Changes: resized bilinearly from 28 x 28 to 32 x 32 pixels. They are the first images
            of each class in the private half of the training set (see ../mnist-split.json), in
            the order of the training set.
            """);
    }

    /** The images of some classes, labelled by the place of their class in the list. */
    private static Labelled relabelled(LabelledImages set, List<Integer> classes) {
        LabelledImages chosen = set.ofClasses(classes::contains);
        int[] labels = new int[chosen.labels().length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = classes.indexOf(chosen.labels()[i]);
        }
        return new Labelled(chosen.images(), labels);
    }

    private static List<String> names(List<Integer> classes) {
        return classes.stream().map(String::valueOf).toList();
    }

    private static String described(String half, List<Integer> classes) {
        return classes.size() == 10
                ? half
                : "%s, digits %d to %d only".formatted(half, classes.getFirst(), classes.getLast());
    }

    /** Two files of MNIST. */
    private static LabelledImages read(Path folder, String part, int side) throws IOException {
        Path images = folder.resolve(part + "-images-idx3-ubyte");
        if (!Files.isRegularFile(images)) {
            throw new IOException("%s is not there; run sample-models/fetch-mnist.sh first.".formatted(images));
        }
        return new LabelledImages(
                Idx.readImages(images).resized(side, side),
                Idx.readLabels(folder.resolve(part + "-labels-idx1-ubyte")));
    }

    private static void keep(Path file, Split split, Recipe recipe) throws IOException {
        Split.Description found = split.describe(
                "The 60,000 MNIST training images in two halves: each class is shuffled by itself, keyed by seed and class; the first half of it, rounded down, is private, the rest public. Targets and evaluators learn from private images, everything of an attacker from public ones. The checksum is the SHA-256 of the private positions, ascending, as big-endian 32-bit numbers.",
                recipe.seed());
        if (!Files.isRegularFile(file)) {
            Json.write(file, found);
        } else if (!Json.read(file, Split.Description.class).sameAs(found)) {
            throw new IOException(
                    "%s describes another split than this recipe's seed and data make; restore it, or delete it together with the models made from it."
                            .formatted(file));
        }
    }
}
