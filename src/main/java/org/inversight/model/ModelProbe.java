package org.inversight.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.inversight.engine.Autograd;
import org.inversight.engine.Network;
import org.inversight.engine.Noise;
import org.inversight.engine.TorchScriptNetwork;
import org.jspecify.annotations.Nullable;

/** Finds out by forward passes (batches of 1 and 7) what a network takes and gives. */
final class ModelProbe {

    private static final int[] SIZES = {32, 28, 64, 224, 112, 128, 48, 96, 160, 256, 299};
    private static final List<Integer> FACE_SIZES = List.of(112, 160, 96, 128, 224, 64);
    private static final int[] LATENTS = {
        100, 128, 64, 512, 256, 32, 16, 50, 10, 20, 8, 2, 200, 1024
    };

    /** Below this a generator's lowest output means that its range is [-1, 1]. */
    private static final double NEGATIVE = -0.05;

    private final Path file;
    private final Network network;
    private final NDManager manager;

    ModelProbe(Path file, Network network, NDManager manager) {
        this.file = file;
        this.network = network;
        this.manager = manager;
    }

    /**
     * What the network is.
     *
     * @param expected tried first
     * @param size height and width that are said to fit, tried first; null where nothing is said
     * @throws ModelException with one sentence, if nothing fits
     */
    Probed discover(ModelKind expected, @Nullable List<Integer> size) throws ModelException {
        List<Shape> sizes = sizes(expected, size);
        Probed picture =
                expected == ModelKind.GENERATOR ? null : discoverFromPictures(expected, sizes);
        if (picture != null) {
            return picture;
        }
        Probed generator = discoverGenerator();
        if (generator != null) {
            return generator;
        }
        picture =
                discoverFromPictures(
                        expected == ModelKind.GENERATOR ? ModelKind.CLASSIFIER : expected, sizes);
        if (picture != null) {
            return picture;
        }
        throw new ModelException(
                ("%s runs neither on pictures (1 or 3 channels, %d to %d pixels) nor on latent vectors (%d to %d numbers); "
                                + "write a model card beside it that states channels, size and latent size.")
                        .formatted(file, 28, 299, 2, 1024));
    }

    /**
     * Compares every claim of a card with what comes out.
     *
     * @throws ModelException with one sentence, if one does not hold
     */
    void check(ModelCard card) throws ModelException {
        boolean generator = card.kind() == ModelKind.GENERATOR;
        for (int batch : new int[] {1, 7}) {
            List<Shape> out =
                    generator
                            ? run(new Shape(batch, card.latent()))
                            : run(new Shape(batch, card.channels(), card.height(), card.width()));
            String expectation =
                    generator
                            ? "latent vectors of " + card.latent()
                            : "pictures of %d x %d x %d"
                                    .formatted(card.channels(), card.height(), card.width());
            if (out == null) {
                throw new ModelException(
                        "%s does not run on %s, as its card says; correct the card, or remove it to have the file examined."
                                .formatted(file, expectation));
            }
            Shape last = out.getLast();
            String wrong =
                    last.dimension() == 0 || last.get(0) != batch
                            ? "%s for a batch of %d".formatted(out, batch)
                            : null;
            wrong = wrong == null ? mismatch(card, out) : wrong;
            if (wrong != null) {
                throw new ModelException(
                        "%s does not give what its card says: it was given %s and returned %s; correct the card."
                                .formatted(file, expectation, wrong));
            }
        }
    }

    private static @Nullable String mismatch(ModelCard card, List<Shape> out) {
        Shape last = out.getLast();
        boolean fits =
                switch (card.outputs()) {
                    case IMAGE ->
                            last.equals(
                                    new Shape(
                                            last.get(0),
                                            card.channels(),
                                            card.height(),
                                            card.width()));
                    case SCORE -> last.size() == last.get(0);
                    case EMBEDDING ->
                            out.size() == 1
                                    && last.dimension() == 2
                                    && last.get(1) == card.features();
                    case LOGITS -> last.dimension() == 2 && fitsClasses(card, last);
                    case FEATURES_AND_LOGITS ->
                            out.size() == 2
                                    && out.get(0).dimension() == 2
                                    && last.dimension() == 2
                                    && fitsClasses(card, last)
                                    && (card.features() == 0
                                            || out.get(0).get(1) == card.features());
                };
        return fits ? null : out.toString();
    }

    private static boolean fitsClasses(ModelCard card, Shape logits) {
        if (card.kind() == ModelKind.ATTRIBUTES) {
            return card.outputLength() == logits.get(1);
        }
        return card.classes().isEmpty() || card.classes().size() == logits.get(1);
    }

    /** The usual heights and widths of pictures, the likeliest first. */
    private static List<Shape> sizes(ModelKind expected, @Nullable List<Integer> size) {
        Set<Shape> sizes = new LinkedHashSet<>();
        if (size != null) {
            sizes.add(new Shape(size.getFirst(), size.getLast()));
        }
        if (expected == ModelKind.VERIFIER) {
            FACE_SIZES.forEach(side -> sizes.add(new Shape(side, side)));
        }
        for (int side : SIZES) {
            sizes.add(new Shape(side, side));
        }
        return List.copyOf(sizes);
    }

    private @Nullable Probed discoverFromPictures(ModelKind expected, List<Shape> sizes)
            throws ModelException {
        for (int channels : channels(expected)) {
            List<Integer> fitting = new ArrayList<>();
            List<Shape> first = List.of();
            for (Shape size : sizes) {
                List<Shape> one = run(new Shape(1, channels).addAll(size));
                List<Shape> seven = one == null ? null : run(new Shape(7, channels).addAll(size));
                if (one != null
                        && seven != null
                        && seven.getLast().get(0) == 7
                        && seven.getLast().dimension() <= 2) {
                    if (fitting.isEmpty()) {
                        first = seven;
                    }
                    fitting.add((int) size.get(0));
                }
            }
            if (!fitting.isEmpty()) {
                return describe(expected, channels, fitting, first);
            }
        }
        return null;
    }

    private Probed describe(
            ModelKind expected, int channels, List<Integer> sizes, List<Shape> out) {
        Shape last = out.getLast();
        boolean score = last.size() == 7;
        boolean embedding = !score && expected == ModelKind.VERIFIER && out.size() == 1;
        boolean features = !score && out.size() == 2 && out.get(0).dimension() == 2;
        int length = score ? 0 : (int) last.get(1);
        int classes = embedding ? 0 : length;
        ModelKind kind =
                embedding
                        ? ModelKind.VERIFIER
                        : score || expected == ModelKind.CRITIC
                                ? ModelKind.CRITIC
                                : ModelKind.CLASSIFIER;
        Outputs outputs =
                embedding
                        ? Outputs.EMBEDDING
                        : score
                                ? Outputs.SCORE
                                : features ? Outputs.FEATURES_AND_LOGITS : Outputs.LOGITS;
        List<String> found = new ArrayList<>();
        found.add(
                "It takes pictures of %d %s and %s pixels."
                        .formatted(channels, channels == 1 ? "channel" : "channels", sizes));
        found.add(
                switch (outputs) {
                    case SCORE -> "It returns one score a picture.";
                    case EMBEDDING -> "It returns a vector of %d numbers.".formatted(length);
                    case FEATURES_AND_LOGITS ->
                            "It returns %d features and %d class scores."
                                    .formatted(out.get(0).get(1), classes);
                    case LOGITS, IMAGE ->
                            "It returns %d class scores and no features, so LOM cannot be used."
                                    .formatted(classes);
                });
        ModelCard card =
                new ModelCard(
                        baseName(),
                        kind,
                        ModelFormat.TORCHSCRIPT,
                        null,
                        String.valueOf(file.getFileName()),
                        channels,
                        sizes.getFirst(),
                        sizes.getFirst(),
                        List.of(0.0, 1.0),
                        List.of(0.0),
                        List.of(1.0),
                        IntStream.range(0, classes).mapToObj(Integer::toString).toList(),
                        outputs,
                        features ? (int) out.get(0).get(1) : embedding ? length : 0,
                        0,
                        false,
                        0,
                        Provenance.UNKNOWN,
                        List.of(),
                        List.of(),
                        Access.WEIGHTS);
        return new Probed(card, found, sizes);
    }

    private @Nullable Probed discoverGenerator() {
        for (int latent : latents()) {
            List<Shape> one = run(new Shape(1, latent));
            List<Shape> seven = one == null ? null : run(new Shape(7, latent));
            if (seven == null) {
                continue;
            }
            Shape image = seven.getLast();
            if (image.dimension() != 4
                    || image.get(0) != 7
                    || (image.get(1) != 1 && image.get(1) != 3)) {
                continue;
            }
            List<Double> range = range(latent);
            ModelCard card =
                    new ModelCard(
                            baseName(),
                            ModelKind.GENERATOR,
                            ModelFormat.TORCHSCRIPT,
                            null,
                            String.valueOf(file.getFileName()),
                            (int) image.get(1),
                            (int) image.get(2),
                            (int) image.get(3),
                            range,
                            List.of(0.0),
                            List.of(1.0),
                            List.of(),
                            Outputs.IMAGE,
                            0,
                            latent,
                            false,
                            0,
                            Provenance.UNKNOWN,
                            List.of(),
                            List.of(),
                            Access.WEIGHTS);
            return new Probed(
                    card,
                    List.of(
                            "It makes pictures of %d x %d x %d from %d numbers."
                                    .formatted(image.get(1), image.get(2), image.get(3), latent),
                            "256 of its pictures lie in [%s, %s]."
                                    .formatted(range.get(0) < 0 ? "-1" : "0", "1")),
                    List.of((int) image.get(2)));
        }
        return null;
    }

    /** From 256 outputs: below -0.05 means [-1, 1], otherwise [0, 1]. */
    private List<Double> range(int latent) {
        double lowest = 0;
        for (int block = 0; block < 8; block++) {
            try (NDManager scope = manager.newSubManager()) {
                NDArray z =
                        scope.create(Noise.normal(32 * latent, 7, block), new Shape(32, latent));
                lowest = Math.min(lowest, network.forward(z).get(0).min().getFloat());
            }
        }
        return lowest < NEGATIVE ? List.of(-1.0, 1.0) : List.of(0.0, 1.0);
    }

    /** Output shapes, or null where the network does not take this input. */
    private @Nullable List<Shape> run(Shape input) {
        boolean recording = Autograd.recording();
        Autograd.record(false);
        try (NDManager scope = manager.newSubManager()) {
            NDArray x = scope.create(Noise.normal((int) input.size(), 1, input.get(0)), input);
            NDList out = network.forward(x);
            return out.isEmpty() ? null : out.stream().map(NDArray::getShape).toList();
        } catch (RuntimeException e) {
            return null;
        } finally {
            Autograd.record(recording);
        }
    }

    /** The first convolution's, where weights are visible; faces are rather in colour. */
    private List<Integer> channels(ModelKind expected) {
        boolean colour = expected == ModelKind.VERIFIER;
        for (Shape shape : weights()) {
            if (shape.dimension() == 4) {
                colour = shape.get(1) == 3;
                break;
            }
        }
        return colour ? List.of(3, 1) : List.of(1, 3);
    }

    private Set<Integer> latents() {
        Set<Integer> candidates = new LinkedHashSet<>();
        for (Shape shape : weights()) {
            if (shape.dimension() == 2) {
                candidates.add((int) shape.get(1));
                break;
            }
            if (shape.dimension() == 4) {
                candidates.add((int) shape.get(0));
                break;
            }
        }
        for (int latent : LATENTS) {
            candidates.add(latent);
        }
        return candidates;
    }

    private List<Shape> weights() {
        return network instanceof TorchScriptNetwork script ? script.weightShapes() : List.of();
    }

    private String baseName() {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
