package org.inversight.model.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.inversight.engine.TorchScriptNetwork;
import org.inversight.model.Access;
import org.inversight.model.CardOptions;
import org.inversight.model.ImageSize;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelException;
import org.inversight.model.ModelFormat;
import org.inversight.model.ModelKind;
import org.inversight.model.Outputs;
import org.inversight.model.Probed;

/** Finds out by running a network what it takes, what it gives, and what it does. */
public final class ModelProbe {

    private final Subject subject;
    private final Trials trials;
    private final CardOptions said;

    /**
     * Nothing is run before it is asked for.
     *
     * @param subject the network, with where it is from
     * @param said in place of its card
     */
    public ModelProbe(Subject subject, CardOptions said) {
        this.subject = subject;
        this.said = said;
        this.trials = new Trials(subject);
    }

    /**
     * {@return what the network takes and gives}
     *
     * @param expected kind that is tried first
     * @throws ModelException if nothing fits
     */
    public Probed discover(ModelKind expected) throws ModelException {
        ImageSize size = said.size() == null ? null : ImageSize.of(said.size());
        ImageSearch images = new ImageSearch(subject, trials);
        LatentSearch latents = new LatentSearch(subject, trials);
        ModelKind ofImages = expected == ModelKind.GENERATOR ? ModelKind.CLASSIFIER : expected;
        ImageSearch.Fit image = expected == ModelKind.GENERATOR ? null : images.find(ofImages, size);
        if (image == null) {
            LatentSearch.Fit latent = latents.find();
            if (latent != null) {
                return generator(latent);
            }
            image = expected == ModelKind.GENERATOR ? images.find(ofImages, size) : null;
        }
        if (image != null) {
            if (subject.network() instanceof TorchScriptNetwork script && script.takesChannelsLast()) {
                throw new ModelException(Reason.channelsLast(subject));
            }
            return describe(ofImages, image);
        }
        throw new ModelException(Reason.of(subject, trials, expected, size, images, latents));
    }

    /**
     * Compares every claim of a card with what comes out.
     *
     * @param card its claims
     * @return the card; where a classifier's names no classes, as many numbers as it gives scores are their names
     * @throws ModelException if one does not hold
     */
    public ModelCard check(ModelCard card) throws ModelException {
        return new CardCheck(subject, trials).check(card);
    }

    /**
     * {@return the same card with what is said of the outputs in place of what it says}
     *
     * @param card of the network
     * @throws ModelException if an output is named that is not there
     */
    public ModelCard read(ModelCard card) throws ModelException {
        if (said.scoresOutput() == null && said.featuresOutput() == null) {
            return card;
        }
        Trials.Trial trial =
                trials.run(new ai.djl.ndarray.types.Shape(Trials.BATCH, card.channels(), card.height(), card.width()));
        if (!trial.ran()) {
            return card; // the check says why
        }
        return reading(card, choice(trial.outs()), trial.outs());
    }

    /**
     * {@return what the network does}
     *
     * @param card of the network
     * @param known whether a card or a person says which values and scores it has
     * @throws ModelException if it cannot be used
     */
    public Measures measure(ModelCard card, boolean known) throws ModelException {
        return new Behaviour(subject, said).measure(card, known);
    }

    /** Class names where none are given. */
    static List<String> numbered(int classes) {
        return IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    }

    private OutputChoice choice(List<Trials.Out> outs) throws ModelException {
        return OutputChoice.of(subject, outs, said, subject.option());
    }

    private ModelCard reading(ModelCard card, OutputChoice choice, List<Trials.Out> outs) {
        Trials.Out features = choice.features();
        boolean convention = outs.size() == 1
                || outs.size() == 2
                        && outs.get(0).name().equals("0")
                        && features == outs.get(0)
                        && choice.scores() == outs.get(1);
        return card.with()
                .outputs(features == null ? Outputs.LOGITS : Outputs.FEATURES_AND_LOGITS)
                .features(choice.featureLength(subject.weights()))
                .scores(said.scores() == null ? card.scores() : said.scores())
                .scoresOutput(convention ? null : choice.scores().name())
                .featuresOutput(convention || features == null ? null : features.name())
                .build();
    }

    private Probed describe(ModelKind expected, ImageSearch.Fit fit) throws ModelException {
        OutputChoice choice = choice(fit.outs());
        int length = (int) OutputChoice.length(choice.scores());
        boolean one = length == 1;
        Trials.Out embedding =
                fit.outs().size() == 1 || said.scoresOutput() != null ? choice.scores() : choice.features();
        boolean whole = !choice.scores().type().isFloating();
        List<String> found = new ArrayList<>();
        found.add("It takes images of %d %s and %s pixels."
                .formatted(fit.channels(), fit.channels() == 1 ? "channel" : "channels", sizes(fit.sizes())));
        ModelCard card;
        if (expected == ModelKind.CRITIC || one && expected == ModelKind.VERIFIER) {
            card = of(ModelKind.CRITIC, fit)
                    .with()
                    .outputs(one ? Outputs.SCORE : Outputs.LOGITS)
                    .scoresOutput(
                            fit.outs().size() == 1 ? null : choice.scores().name())
                    .classes(one ? List.of() : numbered(length))
                    .build();
            found.add(one ? "It returns one score per image." : "It returns %d class scores.".formatted(length));
        } else if (expected == ModelKind.VERIFIER && embedding != null && ImageSearch.usable(embedding)) {
            int numbers = (int) OutputChoice.length(embedding);
            card = of(ModelKind.VERIFIER, fit)
                    .with()
                    .outputs(Outputs.EMBEDDING)
                    .features(numbers)
                    .scoresOutput(fit.outs().size() == 1 ? null : embedding.name())
                    .build();
            found.add("It returns a vector of %d numbers.".formatted(numbers));
        } else if (one && whole) {
            card = labels(of(ModelKind.CLASSIFIER, fit), fit, choice, found);
        } else {
            card = reading(of(ModelKind.CLASSIFIER, fit), choice, fit.outs()).withClasses(numbered(one ? 2 : length));
            found.add(scores(card, one, choice));
        }
        // which output is the class scores is no question where there are none
        List<String> open = card.kind() == ModelKind.VERIFIER ? List.of() : choice.open();
        return new Probed(card, found, fit.sizes(), open, Set.of(), one && !whole);
    }

    private static String sizes(List<ImageSize> sizes) {
        return sizes.size() == 1 ? ImageSearch.words(sizes.getFirst()) : sizes.toString();
    }

    /** How many classes there are is measured: {@link Behaviour}. */
    private ModelCard labels(ModelCard card, ImageSearch.Fit fit, OutputChoice choice, List<String> found) {
        found.add("It returns the index of a class and nothing else, so attacks that ask for labels remain.");
        return card.with()
                .outputs(Outputs.LABELS)
                .scoresOutput(fit.outs().size() == 1 ? null : choice.scores().name())
                .access(Access.LABELS)
                .build();
    }

    private static String scores(ModelCard card, boolean one, OutputChoice choice) {
        Trials.Out features = choice.features();
        String named = card.scoresOutput() == null ? "" : " (output %s)".formatted(card.scoresOutput());
        if (one) {
            return "It returns one number per image%s: opened as a classifier it has two classes, opened as a critic it scores realism."
                    .formatted(named);
        }
        return features == null
                ? "It returns %d class scores%s and no features, so LOM cannot be used."
                        .formatted(card.classes().size(), named)
                : "It returns %d features%s and %d class scores%s."
                        .formatted(
                                card.features(),
                                card.featuresOutput() == null ? "" : " (output %s)".formatted(card.featuresOutput()),
                                card.classes().size(),
                                named);
    }

    private Probed generator(LatentSearch.Fit fit) {
        ModelCard card = card(
                ModelKind.GENERATOR,
                fit.channels(),
                new ImageSize(fit.height(), fit.width()),
                Outputs.IMAGE,
                fit.latent());
        return new Probed(
                card,
                List.of("It makes images of %d x %d x %d from %d numbers."
                        .formatted(fit.channels(), fit.height(), fit.width(), fit.latent())),
                List.of(new ImageSize(fit.height(), fit.width())),
                List.of(),
                Set.of(),
                false);
    }

    private ModelCard of(ModelKind kind, ImageSearch.Fit fit) {
        return card(kind, fit.channels(), fit.size(), Outputs.LOGITS, 0);
    }

    private ModelCard card(ModelKind kind, int channels, ImageSize size, Outputs outputs, int latent) {
        return ModelCard.named(subject.baseName(), kind)
                .format(ModelFormat.TORCHSCRIPT)
                .weights(String.valueOf(subject.file().getFileName()))
                .channels(channels)
                .height(size.height())
                .width(size.width())
                .outputs(outputs)
                .latent(latent)
                .build();
    }
}
