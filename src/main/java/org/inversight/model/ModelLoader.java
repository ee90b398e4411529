package org.inversight.model;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.inversight.engine.Autograd;
import org.inversight.engine.Engine;
import org.inversight.engine.Network;
import org.inversight.engine.TorchScriptNetwork;
import org.inversight.model.net.Architecture;
import org.inversight.model.net.NativeNetwork;
import org.jspecify.annotations.Nullable;

/**
 * Loads models and checks what they claim. Whatever fails leaves nothing half-loaded behind. Used
 * on the optimiser thread.
 */
public final class ModelLoader {

    private final Engine engine;

    public ModelLoader(Engine engine) {
        this.engine = engine;
    }

    /**
     * A classifier from a TorchScript file or a card.
     *
     * @param warnings hears one sentence for each guess
     * @throws ModelException with one sentence
     */
    public Classifier classifier(Path file, CardOptions options, Consumer<String> warnings)
            throws ModelException {
        Opened opened = open(file, ModelKind.CLASSIFIER, options, warnings);
        return new Classifier(opened.card, opened.network);
    }

    /** A generator; as {@link #classifier}. */
    public Generator generator(Path file, CardOptions options, Consumer<String> warnings)
            throws ModelException {
        Opened opened = open(file, ModelKind.GENERATOR, options, warnings);
        return new Generator(opened.card, opened.network);
    }

    /** A critic; as {@link #classifier}. */
    public Critic critic(Path file, CardOptions options, Consumer<String> warnings)
            throws ModelException {
        Opened opened = open(file, ModelKind.CRITIC, options, warnings);
        return new Critic(opened.card, opened.network);
    }

    /**
     * A verifier from a TorchScript file or a card. Where there is a card, it is followed, whatever
     * the options say.
     *
     * @param warnings hears one sentence for each guess
     * @throws ModelException with one sentence
     */
    public Verifier verifier(Path file, CardOptions options, Consumer<String> warnings)
            throws ModelException {
        boolean carded = ModelFile.readCard(file) != null;
        if (carded && !options.equals(CardOptions.NONE)) {
            warnings.accept(
                    "%s has a card, which is followed; the options of the verifier are not."
                            .formatted(file));
        }
        Opened opened =
                open(file, ModelKind.VERIFIER, carded ? CardOptions.NONE : options, warnings);
        return new Verifier(opened.card, opened.network);
    }

    /**
     * An attribute reader from its card.
     *
     * @throws ModelException with one sentence
     */
    public AttributeReader attributeReader(Path card) throws ModelException {
        Opened opened = open(card, ModelKind.ATTRIBUTES, CardOptions.NONE, warning -> {});
        return new AttributeReader(opened.card, opened.network);
    }

    /**
     * What a file is, found by trying; the card beside it, where there is one, is checked.
     *
     * @throws ModelException with one sentence
     */
    public Probed probe(Path file, ModelKind expected) throws ModelException {
        ModelFile.Type type = ModelFile.inspect(file);
        ModelCard card = ModelFile.readCard(file);
        try (Network network = network(file, type, card)) {
            ModelProbe probe = new ModelProbe(file, network, engine.root());
            if (card == null) {
                return probe.discover(expected, null);
            }
            probe.check(card);
            return new Probed(
                    card, List.of("The model does what its card says."), List.of(card.height()));
        }
    }

    /**
     * Checks a card against a model file and writes it beside the file.
     *
     * @throws ModelException with one sentence, if a claim does not hold or the card cannot be
     *     written
     */
    public ModelCard remember(Path file, ModelCard card) throws ModelException {
        ModelFile.Type type = ModelFile.inspect(file);
        Path beside = ModelFile.cardOf(file);
        try (Network network = network(file, type, card)) {
            new ModelProbe(file, network, engine.root()).check(card.checked(beside));
            Json.write(beside, card);
            return card;
        } catch (IOException e) {
            throw new ModelException(
                    "The card %s could not be kept: %s".formatted(beside, e.getMessage()), e);
        }
    }

    private Opened open(Path file, ModelKind kind, CardOptions options, Consumer<String> warnings)
            throws ModelException {
        ModelFile.Type type = ModelFile.inspect(file);
        ModelCard card = ModelFile.readCard(file);
        Network network = network(file, type, card);
        try {
            ModelProbe probe = new ModelProbe(file, network, engine.root());
            if (card == null && kind == ModelKind.ATTRIBUTES) {
                throw new ModelException(
                        "%s has no card beside it, and a %s cannot be used without what its card says; write one."
                                .formatted(file, kind));
            }
            if (card == null) {
                Probed probed = probe.discover(kind, options.size());
                card = probed.card();
                refuseOther(file, kind, card);
                refuseSize(file, probed, options);
                guesses(file, probed, options).forEach(warnings);
            }
            refuseOther(file, kind, card);
            card = options.applyTo(card);
            String wrong = card.wrong();
            if (wrong != null) {
                throw new ModelException(
                        "The options for %s cannot be used: %s.".formatted(file, wrong));
            }
            probe.check(card);
            Autograd.record(false);
            return new Opened(card, network);
        } catch (ModelException | RuntimeException e) {
            network.close();
            throw e;
        }
    }

    private static void refuseOther(Path file, ModelKind wanted, ModelCard card)
            throws ModelException {
        boolean classwiseCritic = wanted == ModelKind.CRITIC && card.kind() == ModelKind.CLASSIFIER;
        if (card.kind() != wanted && !classwiseCritic) {
            throw new ModelException(
                    "%s is a %s%s, and a %s is expected; open it as the %s."
                            .formatted(
                                    file,
                                    card.kind(),
                                    card.kind() == ModelKind.GENERATOR
                                            ? " (it makes pictures from %d numbers)"
                                                    .formatted(card.latent())
                                            : "",
                                    wanted,
                                    card.kind()));
        }
    }

    private static void refuseSize(Path file, Probed probed, CardOptions options)
            throws ModelException {
        List<Integer> size = options.size();
        if (size != null
                && probed.card().kind() != ModelKind.GENERATOR
                && !probed.sizes().contains(size.getFirst())) {
            throw new ModelException(
                    "%s does not run on pictures of %d x %d pixels, as its size is said to be; of the usual sizes %s fit."
                            .formatted(file, size.getFirst(), size.getLast(), probed.sizes()));
        }
    }

    private static List<String> guesses(Path file, Probed probed, CardOptions options) {
        List<String> guesses = new ArrayList<>();
        ModelCard card = probed.card();
        if (options.range() == null) {
            guesses.add(
                    "%s: the value range [%s, %s] is %s."
                            .formatted(
                                    file,
                                    card.range().get(0),
                                    card.range().get(1),
                                    card.kind() == ModelKind.GENERATOR
                                            ? "judged from 256 of its pictures"
                                            : "a guess"));
        }
        if (card.kind() != ModelKind.GENERATOR
                && options.mean() == null
                && options.deviation() == null) {
            guesses.add("%s: no normalisation (mean 0, deviation 1) is a guess.".formatted(file));
        }
        if (probed.sizes().size() > 1 && options.size() == null) {
            guesses.add(
                    "%s: the size %d is a guess; %s fit."
                            .formatted(file, card.height(), probed.sizes()));
        }
        return guesses;
    }

    private Network network(Path file, ModelFile.Type type, @Nullable ModelCard card)
            throws ModelException {
        if (card != null && card.format() == ModelFormat.NATIVE) {
            return nativeNetwork(file, card);
        }
        Path weights =
                type == ModelFile.Type.CARD && card != null
                        ? file.resolveSibling(card.weights())
                        : file;
        if (type == ModelFile.Type.CARD) {
            ModelFile.inspect(weights);
        }
        try {
            return TorchScriptNetwork.load(weights, engine.root().getDevice());
        } catch (IOException e) {
            throw new ModelException(
                    "%s looks like a TorchScript archive, and libtorch cannot load it (%s); export it again."
                            .formatted(weights, firstLine(e)),
                    e);
        }
    }

    private Network nativeNetwork(Path file, ModelCard card) throws ModelException {
        Path weights = ModelFile.cardOf(file).resolveSibling(card.weights());
        NDManager root = engine.root();
        try {
            Architecture architecture = Architecture.named(String.valueOf(card.architecture()));
            try (NativeNetwork trained =
                    NativeNetwork.of(
                            root,
                            architecture,
                            card.outputLength(),
                            card.latent(),
                            WeightsFile.read(weights, root))) {
                return trained.frozen(root);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new ModelException("%s cannot be loaded: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage())
                .lines()
                .filter(l -> !l.isBlank())
                .findFirst()
                .orElse("no reason given");
    }

    private record Opened(ModelCard card, Network network) {}
}
