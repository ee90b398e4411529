package org.inversight.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.inversight.catalog.Parameter;
import org.inversight.engine.EngineSettings;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.DataFiles;
import org.inversight.experiment.Defaults;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ExperimentBuilder;
import org.inversight.experiment.ExperimentFile;
import org.inversight.experiment.ModelFiles;
import org.inversight.experiment.Sample;
import org.inversight.experiment.SampleStore;
import org.inversight.export.EmbeddedExperiment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The options that describe an experiment. What is not given comes from the saved document, the preset, or a default.
 */
final class ExperimentOptions {

    @Option(
            names = "--experiment",
            paramLabel = "FILE",
            description =
                    "a saved experiment.json, or a PNG, GIF, MP4, HTML or JSON file that was exported; other options override it")
    @Nullable
    Path document;

    @Option(names = "--sample", paramLabel = "NAME", description = "a sample of sample-models, e.g. digits")
    @Nullable
    String sample;

    @Option(names = "--classifier", paramLabel = "FILE", description = "target classifier: TorchScript or card")
    @Nullable
    String classifier;

    @Option(names = "--generator", paramLabel = "FILE", description = "generator: TorchScript or card")
    @Nullable
    String generator;

    @Option(names = "--critic", paramLabel = "FILE", description = "critic: TorchScript or card")
    @Nullable
    String critic;

    @Option(names = "--students", split = ",", paramLabel = "FILE", description = "students distilled from the target")
    @Nullable
    List<String> students;

    @Option(
            names = "--evaluators",
            split = ",",
            paramLabel = "FILE",
            description = "independent classifiers that evaluate")
    @Nullable
    List<String> evaluators;

    @Mixin
    private VerifierOptions verifier = new VerifierOptions();

    @Option(
            names = "--public",
            paramLabel = "PATH",
            description = "public images: IDX file, folder, or a zip of a folder")
    @Nullable
    String publicImages;

    @Option(
            names = "--private",
            paramLabel = "PATH",
            description =
                    "private images, with classes: IDX files, folders named as the classes, or a zip of them; target and evaluators are measured on them first")
    @Nullable
    String privateImages;

    @Option(
            names = "--aux",
            paramLabel = "PATH",
            description =
                    "auxiliary images: IDX file, folder, zip of a folder, or glyphs for handwriting that the program draws")
    @Nullable
    String auxiliaryImages;

    @Mixin
    private CardChoices cards = new CardChoices();

    @Option(
            names = "--attack",
            paramLabel = "NAME",
            description = "base attack, see catalogue: gmi, kedmi, vmi, plg-mi, patch-mi, pixel, brep-mi, mirror")
    @Nullable
    String attack;

    @Option(
            names = "--loss",
            paramLabel = "NAME",
            description = "identity loss: cross-entropy, lom, max-margin, poincare")
    @Nullable
    String loss;

    @Option(
            names = "--augment",
            paramLabel = "NAME",
            description = "augmentation: none, students, views, students+views")
    @Nullable
    String augmentation;

    @Option(names = "--targets", paramLabel = "LIST", description = "class indices, e.g. 0,3-5")
    @Nullable
    String targets;

    @Option(names = "--restarts", paramLabel = "N", description = "images per class")
    @Nullable
    Integer restarts;

    @Option(names = "--steps", paramLabel = "N", description = "of the attack; the preset's by default")
    @Nullable
    Integer steps;

    @Option(names = "--seed", paramLabel = "N", description = "of every random number; the preset's by default")
    @Nullable
    Long seed;

    @Option(
            names = "--param",
            paramLabel = "ENTRY.NAME=VALUE",
            description =
                    "a parameter of the attack, loss or augmentation; the bare name where it is unique; repeatable")
    List<String> params = new ArrayList<>();

    @Option(names = "--device", paramLabel = "NAME", description = "auto, cpu, gpu:0")
    @Nullable
    String device;

    @Option(names = "--threads", paramLabel = "N", description = "torch threads; they belong to the experiment")
    @Nullable
    Integer threads;

    /** The experiment that these options describe. */
    Experiment experiment(Catalogue catalogue, SampleStore samples) throws IOException {
        Experiment saved = document == null ? null : saved(document);
        String sampleName = sample != null ? sample : saved == null ? null : saved.sample();
        Sample known = sampleName == null ? null : samples.named(sampleName);
        Experiment base = saved == null || (attack != null && !attack.equals(saved.attack()))
                ? start(catalogue, known, saved)
                : saved;
        String objective = chosen(catalogue, base, "--loss", loss, base.loss());
        String ensemble = chosen(catalogue, base, "--augment", augmentation, base.augmentation());
        Experiment varied = known == null
                ? base.withChoices(base.attack(), objective, ensemble)
                : known.withChoices(base, objective, ensemble);
        Experiment named = ExperimentBuilder.builder()
                .sample(sampleName)
                .edition(known == null ? null : known.edition())
                .models(models(base.models()))
                .data(data(base.data()))
                .attack(varied.attack())
                .loss(varied.loss())
                .augmentation(varied.augmentation())
                .parameters(varied.parameters())
                .targets(targets == null ? base.targets() : ranges(targets))
                .restarts(positive("--restarts", restarts == null ? base.restarts() : restarts))
                .steps(positive("--steps", steps == null ? varied.steps() : steps))
                .seed(seed == null ? base.seed() : seed)
                .device(device == null ? base.device() : device)
                .threads(
                        threads != null
                                ? EngineSettings.checkedThreads(threads)
                                : base.threads() > 0 ? base.threads() : EngineSettings.defaultThreads())
                .branch(base.attack().equals(saved == null ? null : saved.attack()) ? base.branch() : null)
                .build();
        named = catalogue.fitting(named);
        Map<String, Object> values = new TreeMap<>(named.parameters());
        for (String assignment : params) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("--param takes ENTRY.NAME=VALUE, not \"%s\".".formatted(assignment));
            }
            values.put(catalogue.parameterId(named, assignment.substring(0, equals)), assignment.substring(equals + 1));
        }
        Experiment complete = named.withParameters(values);
        complete = complete.withParameters(catalogue.values(complete).map());
        return seed == null ? complete : complete.reseeded(seed);
    }

    /**
     * A variant of the experiment with the steps and the parameters that were given, whatever is tuned for it.
     *
     * @param like the experiment of these options
     * @param variant of it, with another loss or augmentation
     */
    Experiment asGiven(Catalogue catalogue, Experiment like, Experiment variant) {
        Map<String, Object> values = new TreeMap<>(variant.parameters());
        Set<String> own =
                catalogue.parameters(variant).stream().map(Parameter::id).collect(Collectors.toSet());
        for (String assignment : params) {
            String id = catalogue.parameterId(like, assignment.substring(0, assignment.indexOf('=')));
            if (own.contains(id)) {
                values.put(id, Objects.requireNonNull(like.parameters().get(id)));
            }
        }
        return variant.withParameters(values).withSteps(steps == null ? variant.steps() : like.steps());
    }

    /** What is not as the saved document says, a sentence each; empty where there is none. */
    List<String> differences(Catalogue catalogue, Experiment experiment) throws IOException {
        if (document == null) {
            return List.of();
        }
        ExperimentFile file = read(document);
        List<String> sentences = new ArrayList<>();
        for (Experiment one = file.experiment();
                one != null;
                one = one.branch() == null ? null : one.branch().parent()) {
            one.parameters().keySet().stream()
                    .filter(id -> !catalogue.hasParameter(id))
                    .map(id -> "%s sets the parameter %s, which is not in this program; it is left out."
                            .formatted(document, id))
                    .forEach(sentences::add);
        }
        sentences.addAll(file.differences(experiment));
        return sentences.stream().distinct().toList();
    }

    /** An exported file, or a document of which is said what is wrong with it. */
    private static ExperimentFile read(Path file) throws IOException {
        ExperimentFile found = Files.isRegularFile(file) ? EmbeddedExperiment.find(file) : null;
        return found == null ? ExperimentFile.read(file) : found;
    }

    private Experiment saved(Path file) throws IOException {
        Experiment saved = read(file).experiment();
        if (saved.attack() == null && attack == null) {
            throw new IOException(
                    "%s is no valid experiment: it names no attack; give an experiment.json that was saved, or name one with --attack."
                            .formatted(file));
        }
        return saved;
    }

    /** What was named, or the document's; nothing may be named that the attack cannot use. */
    private static @Nullable String chosen(
            Catalogue catalogue, Experiment base, String option, @Nullable String named, @Nullable String otherwise) {
        String reason = catalogue.attack(base.attack()).noObjective();
        if (named != null && reason != null) {
            throw new IllegalArgumentException("%s Leave %s out.".formatted(reason, option));
        }
        return named == null ? otherwise : named;
    }

    private Experiment start(Catalogue catalogue, @Nullable Sample known, @Nullable Experiment saved) {
        if (saved != null && known == null) {
            return saved.withChoices(String.valueOf(attack), null, null).withParameters(Map.of());
        }
        Experiment begun = known == null ? Defaults.of(catalogue, attack) : Defaults.of(known, attack);
        return saved == null
                ? begun
                : begun.withModels(saved.models())
                        .withData(saved.data())
                        .withTargets(saved.targets().isEmpty() ? begun.targets() : saved.targets())
                        .withRestarts(saved.restarts() < 1 ? begun.restarts() : saved.restarts())
                        .withSeed(saved.seed())
                        .withDevice(saved.device())
                        .withThreads(saved.threads());
    }

    private ModelFiles models(ModelFiles base) {
        return verifier.on(new ModelFiles(
                classifier == null ? base.classifier() : classifier,
                generator == null ? base.generator() : generator,
                critic == null ? base.critic() : critic,
                students == null ? base.students() : students,
                evaluators == null ? base.evaluators() : evaluators,
                base.verifier(),
                cards.on(base.options())));
    }

    private DataFiles data(DataFiles base) {
        return new DataFiles(
                publicImages == null ? base.publicImages() : publicImages,
                privateImages == null ? base.privateImages() : privateImages,
                auxiliaryImages == null ? base.auxiliaryImages() : auxiliaryImages);
    }

    private static int positive(String option, int given) {
        if (given < 1) {
            throw new IllegalArgumentException("%s takes a number from 1 up, not %d.".formatted(option, given));
        }
        return given;
    }

    /** {@code 0,3-5} to 0, 3, 4, 5. */
    static List<Integer> ranges(String text) {
        Set<Integer> indices = new LinkedHashSet<>();
        for (String part : text.split(",", -1)) {
            try {
                String[] ends = part.strip().split("-", -1);
                int from = Integer.parseInt(ends[0]);
                int to = ends.length == 2 ? Integer.parseInt(ends[1]) : from;
                if (ends.length > 2 || to < from || to - from > 100_000) {
                    throw new NumberFormatException(part);
                }
                IntStream.rangeClosed(from, to).forEach(indices::add);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "--targets takes class indices such as 0,3-5, not \"%s\".".formatted(text), e);
            }
        }
        return List.copyOf(indices);
    }
}
