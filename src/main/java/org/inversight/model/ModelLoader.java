package org.inversight.model;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.inversight.engine.Autograd;
import org.inversight.engine.Engine;
import org.inversight.engine.Network;
import org.inversight.engine.TorchScriptNetwork;
import org.inversight.model.net.Architecture;
import org.inversight.model.net.NativeNetwork;
import org.inversight.model.probe.Measures;
import org.inversight.model.probe.ModelProbe;
import org.inversight.model.probe.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Loads models and checks what they claim. Whatever fails leaves nothing half-loaded behind. Used on the optimiser
 * thread.
 */
public final class ModelLoader {

    private static final int MOST_LOOKED_AT = 8;

    private final Engine engine;

    /** Networks that were looked at, the latest last, for whoever opens the same weights next. */
    private final Map<String, Network> lookedAt = new LinkedHashMap<>();

    /**
     * Loads into the engine's long-lived arrays.
     *
     * @param engine on which the models run
     */
    public ModelLoader(Engine engine) {
        this.engine = engine;
    }

    /**
     * {@return a classifier from a TorchScript file or a card}
     *
     * @param request the file and what is said of it
     * @throws ModelException if it cannot be used as a classifier
     * @throws java.util.concurrent.CancellationException if the request's progress is cancelled
     */
    public Classifier classifier(ModelRequest request) throws ModelException {
        Opened opened = open(request, ModelKind.CLASSIFIER);
        return new Classifier(opened.card, opened.network, opened.noGradient);
    }

    /**
     * {@return a generator; as {@link #classifier}}
     *
     * @param request the file and what is said of it
     * @throws ModelException if it cannot be used as a generator
     */
    public Generator generator(ModelRequest request) throws ModelException {
        Opened opened = open(request, ModelKind.GENERATOR);
        return new Generator(opened.card, opened.network, opened.noGradient);
    }

    /**
     * {@return a critic; as {@link #classifier}}
     *
     * @param request the file and what is said of it
     * @throws ModelException if it cannot be used as a critic
     */
    public Critic critic(ModelRequest request) throws ModelException {
        Opened opened = open(request, ModelKind.CRITIC);
        return new Critic(opened.card, opened.network, opened.noGradient);
    }

    /**
     * {@return a verifier from a TorchScript file or a card} Where there is a card, it is followed, whatever the
     * options say.
     *
     * @param request the file and what is said of it
     * @throws ModelException if it cannot be used as a verifier
     */
    public Verifier verifier(ModelRequest request) throws ModelException {
        boolean carded = ModelFile.readCard(request.file()) != null;
        if (carded && !request.options().equals(CardOptions.NONE)) {
            request.warnings()
                    .accept("%s has a card, which is followed; the options of the verifier are not."
                            .formatted(request.file()));
        }
        Opened opened = open(carded ? request.withoutOptions() : request, ModelKind.VERIFIER);
        return new Verifier(opened.card, opened.network);
    }

    /**
     * {@return an attribute reader from its card}
     *
     * @param card file of the card
     * @throws ModelException if it cannot be used as a reader
     */
    public AttributeReader attributeReader(Path card) throws ModelException {
        Opened opened = open(ModelRequest.quiet(card), ModelKind.ATTRIBUTES);
        return new AttributeReader(opened.card, opened.network);
    }

    /**
     * {@return what a file is, found by trying} The card beside it, where there is one, is checked.
     *
     * @param request the file and what is said of it
     * @param expected kind that is tried first
     * @throws ModelException if it is no model, or fits nothing
     * @throws java.util.concurrent.CancellationException if the request's progress is cancelled
     */
    public Probed probe(ModelRequest request, ModelKind expected) throws ModelException {
        ModelFile.Type type = ModelFile.inspect(request.file());
        ModelCard card = ModelFile.readCard(request.file());
        return look(request.file(), type, card, network -> {
            ModelProbe probe = probe(request, network);
            CardOptions options = request.options();
            Probed probed = card == null ? probe.discover(expected) : followed(card);
            ModelCard read = probe.read(options.applyTo(probed.card()));
            Measures measures = probe.measure(probe.check(read), card != null || options.range() != null);
            List<String> found = new ArrayList<>(probed.found());
            found.addAll(measures.found());
            return new Probed(
                    measures.card(),
                    List.copyOf(found),
                    probed.sizes(),
                    probed.openOutputs(),
                    measures.guesses(),
                    probed.single());
        });
    }

    private interface Look<T> {
        T at(Network network) throws ModelException;
    }

    /** What a network tells; it stays open for whoever opens the same weights next. */
    private <T> T look(Path file, ModelFile.Type type, @Nullable ModelCard card, Look<T> look) throws ModelException {
        String key = key(file, type, card);
        Network network = network(file, type, card);
        try {
            T seen = look.at(network);
            lookedAt.put(key, network);
            if (lookedAt.size() > MOST_LOOKED_AT) {
                Objects.requireNonNull(
                                lookedAt.remove(lookedAt.keySet().iterator().next()))
                        .close();
            }
            return seen;
        } catch (ModelException | RuntimeException | Error e) {
            network.close();
            throw e;
        } finally {
            Autograd.record(false);
        }
    }

    /** What decides which network is opened. */
    private static String key(Path file, ModelFile.Type type, @Nullable ModelCard card) {
        Path weights = weights(file, type, card);
        return "%s|%d|%s"
                .formatted(
                        weights.toAbsolutePath().normalize(),
                        weights.toFile().lastModified(),
                        card == null || card.format() != ModelFormat.NATIVE
                                ? ""
                                : List.of(String.valueOf(card.architecture()), card.outputLength(), card.latent()));
    }

    private static Path weights(Path file, ModelFile.Type type, @Nullable ModelCard card) {
        return card != null && (type == ModelFile.Type.CARD || card.format() == ModelFormat.NATIVE)
                ? ModelFile.cardOf(file).resolveSibling(card.weights())
                : file;
    }

    /** Closes the networks that were looked at and are not used. */
    public void release() {
        lookedAt.values().forEach(Network::close);
        lookedAt.clear();
    }

    private static Probed followed(ModelCard card) {
        return new Probed(
                card,
                List.of("The model does what its card says."),
                List.of(new ImageSize(card.height(), card.width())),
                List.of(),
                Set.of(),
                false);
    }

    private ModelProbe probe(ModelRequest request, Network network) {
        return new ModelProbe(
                new Subject(request.file(), network, engine.root(), request.option(), request.progress()),
                request.options());
    }

    /**
     * Checks a card against a model file and writes it beside the file.
     *
     * @param file of the model
     * @param card what it claims
     * @return the card as it was written
     * @throws ModelException if a claim does not hold or the card cannot be written
     */
    public ModelCard remember(Path file, ModelCard card) throws ModelException {
        ModelFile.Type type = ModelFile.inspect(file);
        Path beside = ModelFile.cardOf(file);
        return look(file, type, card, network -> {
            try {
                probe(ModelRequest.quiet(file), network).check(card.checked(beside));
                Json.write(beside, card);
                return card;
            } catch (IOException e) {
                throw new ModelException(
                        "The card %s could not be kept (%s); copy the model into a folder that can be written to, and take it from there."
                                .formatted(
                                        beside,
                                        e instanceof AccessDeniedException ? "access is denied" : e.getMessage()),
                        e);
            }
        });
    }

    private Opened open(ModelRequest request, ModelKind kind) throws ModelException {
        Path file = request.file();
        CardOptions options = request.options();
        ModelFile.Type type = ModelFile.inspect(file);
        ModelCard card = ModelFile.readCard(file);
        boolean carded = card != null;
        Network network = network(file, type, card);
        try {
            ModelProbe probe = probe(request, network);
            if (card == null && kind == ModelKind.ATTRIBUTES) {
                throw new ModelException(
                        "%s has no card beside it, and a %s cannot be used without what its card says; write one."
                                .formatted(file, kind));
            }
            if (card == null) {
                Probed probed = probe.discover(kind);
                card = probed.card();
                refuseOther(file, kind, card);
                guesses(request, probed).forEach(request.warnings());
            }
            refuseOther(file, kind, card);
            card = probe.read(options.applyTo(card));
            String wrong = card.wrong();
            if (wrong != null) {
                throw new ModelException("The options for %s cannot be used: %s.".formatted(file, wrong));
            }
            Measures measures = probe.measure(probe.check(card), carded || options.range() != null);
            measures.warnings().forEach(request.warnings());
            return new Opened(measures.card(), network, measures.noGradient());
        } catch (ModelException | RuntimeException | Error e) {
            network.close();
            throw e;
        } finally {
            Autograd.record(false);
        }
    }

    private static void refuseOther(Path file, ModelKind wanted, ModelCard card) throws ModelException {
        boolean classwiseCritic = wanted == ModelKind.CRITIC && card.kind() == ModelKind.CLASSIFIER;
        if (card.kind() != wanted && !classwiseCritic) {
            throw new ModelException("%s is a %s%s, and a %s is expected; open it as the %s."
                    .formatted(
                            file,
                            card.kind(),
                            card.kind() == ModelKind.GENERATOR
                                    ? " (it makes images from %d numbers)".formatted(card.latent())
                                    : "",
                            wanted,
                            card.kind()));
        }
    }

    private static List<String> guesses(ModelRequest request, Probed probed) {
        List<String> guesses = new ArrayList<>();
        ModelCard card = probed.card();
        CardOptions options = request.options();
        Path file = request.file();
        if (card.kind() == ModelKind.GENERATOR) {
            return guesses;
        }
        if (options.range() == null) {
            guesses.add("%s: the value range [%s, %s] is a guess."
                    .formatted(file, card.range().get(0), card.range().get(1)));
        }
        if (options.mean() == null && options.deviation() == null) {
            guesses.add("%s: no normalisation (mean 0, standard deviation 1) is a guess.".formatted(file));
        }
        if (options.size() == null && (probed.sizes().size() > 1 || card.height() != card.width())) {
            guesses.add("%s: the size %s is a guess%s; say another with %s-size HEIGHT,WIDTH."
                    .formatted(
                            file,
                            probed.sizes().getFirst(),
                            probed.sizes().size() > 1 ? ", and %s fit".formatted(probed.sizes()) : "",
                            request.option()));
        }
        if (!probed.openOutputs().isEmpty()) {
            guesses.add(
                    "%s: output %s is taken for the class scores, which is a guess; choose one of %s with %s-output."
                            .formatted(
                                    file,
                                    probed.openOutputs().getFirst(),
                                    String.join(", ", probed.openOutputs()),
                                    request.option()));
        }
        if (card.kind() == ModelKind.VERIFIER && card.scoresOutput() != null && options.scoresOutput() == null) {
            guesses.add(
                    "%s: output %s is taken for the embedding, which is a guess; name another as \"scoresOutput\" in a card."
                            .formatted(file, card.scoresOutput()));
        }
        if (card.kind() == ModelKind.CLASSIFIER && probed.single()) {
            guesses.add(
                    "%s returns one number per image, so it is taken for a classifier of two classes; a critic is opened as the critic."
                            .formatted(file));
        }
        return guesses;
    }

    private Network network(Path file, ModelFile.Type type, @Nullable ModelCard card) throws ModelException {
        Network kept = lookedAt.remove(key(file, type, card));
        if (kept != null) {
            return kept;
        }
        if (card == null && type == ModelFile.Type.CARD) {
            throw new ModelException(
                    "%s is a model card, and the name of a card ends in .json; rename it.".formatted(file));
        }
        Path weights = weights(file, type, card);
        if (card != null && card.format() == ModelFormat.NATIVE) {
            return nativeNetwork(file, weights, card);
        }
        if (type == ModelFile.Type.CARD) {
            ModelFile.inspect(weights);
        }
        try {
            return TorchScriptNetwork.load(weights, engine.root().getDevice());
        } catch (IOException e) {
            throw new ModelException(
                    "%s looks like a TorchScript archive, and libtorch cannot load it (%s); %s."
                            .formatted(weights, firstLine(e), wayOut(firstLine(e))),
                    e);
        }
    }

    private Network nativeNetwork(Path file, Path weights, ModelCard card) throws ModelException {
        NDManager root = engine.root();
        try {
            String name = String.valueOf(card.architecture());
            Architecture architecture =
                    card.kind() == ModelKind.CLASSIFIER ? Architecture.classifier(name) : Architecture.named(name);
            try (NativeNetwork trained = NativeNetwork.of(
                    root, architecture, card.outputLength(), card.latent(), WeightsFile.read(weights, root))) {
                return trained.frozen(root);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new ModelException("%s cannot be loaded: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static String wayOut(String complaint) {
        if (complaint.contains("required keyword attribute")) {
            return "it was likely made by torch.jit.optimize_for_inference, which ties it to another machine, so save the module before that";
        }
        if (complaint.contains("Unknown builtin op") || complaint.contains("Unknown type name")) {
            return "it uses an operator of another library, so export it without that operator";
        }
        return "export it again";
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage())
                .lines()
                .filter(l -> !l.isBlank())
                .findFirst()
                .orElse("no reason given");
    }

    private record Opened(
            ModelCard card, Network network, @Nullable String noGradient) {}
}
