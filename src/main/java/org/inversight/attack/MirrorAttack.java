package org.inversight.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.inversight.catalog.Entry;
import org.inversight.catalog.Parameter;
import org.inversight.catalog.Values;
import org.inversight.data.Panel;
import org.inversight.model.Access;
import org.inversight.model.Generator;
import org.inversight.query.Oracle;
import org.jspecify.annotations.Nullable;

/**
 * MIRROR, the genetic attack (An et al., NDSS 2022; {@code my_blackbox_mirror.py} of its release): a population of
 * latents for each image, bred by the score of the class. Scores only, forward only.
 */
public final class MirrorAttack implements Attack {

    private static final String PRE_SAMPLE = "mirror.pre-sample";
    private static final String POPULATION = "mirror.population";
    private static final String MUTATION = "mirror.mutation";
    private static final String AMPLITUDE = "mirror.amplitude";
    private static final String CLIP = "mirror.clip";
    private static final String STOP = "mirror.stop";
    private static final String BUDGET = "mirror.budget";
    private static final String RELEASE = "MIRROR release";

    /** Steps that the pre-sample takes; the generations have the others, however few classes are attacked. */
    private static final int MOST_PARTS = 10;

    /** A score of 0, which defences give, counts as this. */
    private static final double LEAST_SCORE = 1e-12;

    /** Entry, parameters and factory for the catalogue. */
    public static final AttackType TYPE = new AttackType(
            new Entry(
                    "mirror",
                    "MIRROR",
                    "Scores only: a genetic search over latents.",
                    "The black-box attack of MIRROR is a genetic search. It queries random latents once for "
                            + "all classes; for each class the best of them form the first generation. In each later "
                            + "generation the best latent stays and the others are children: two parents mix their "
                            + "coordinates, and a few coordinates mutate at random. Latents with a higher score become "
                            + "parents more often. Children stay within a box, since the generator's images degrade "
                            + "outside it. An image ends once its score is high enough. After the pre-sample one step is "
                            + "one generation of every image.",
                    "f(z) = log p_{c}(G(z));  child_{j} = z^{a}_{j} with probability w_{a} / (w_{a} + w_{b}), else z^{b}_{j};  w = softmax(f)",
                    "An et al., MIRROR: Model Inversion for Deep Learning Network with High Fidelity, NDSS 2022; values as released",
                    "scores: the probabilities of all classes for each queried image, and public images for "
                            + "the generator",
                    List.of(
                            "The generator is small, so the search runs in its latent space: mean 0 and standard "
                                    + "deviation 1 replace the values measured in StyleGAN's P space.",
                            "Coordinates come from the first parent with probability w1 / (w1 + w2), w = softmax(fitness). The release "
                                    + "divides the negative log-probabilities themselves, which favours the worse parent.",
                            "Each coordinate of each child mutates independently; the release adds the same numbers to "
                                    + "all children of a generation.",
                            "The elite is not queried again.",
                            "The pre-sample takes steps of its own, about ten with the defaults, so that 100 steps breed some 90 "
                                    + "generations; the release breeds up to 100 after it.",
                            "The latents of the pre-sample are normal and not clipped, so the first elite may lie outside "
                                    + "the children's box; the release's come from a StyleGAN with truncation.",
                            "The samples' presets have a population of 30, a small pre-sample and a stop score of 1. At "
                                    + "0.95, or after 100,000 random latents, the best of these ends the search on a small "
                                    + "classifier before a generation is bred.",
                            "A score of 0, as some defences return, counts as 1e-12.")),
            List.of(
                    Parameter.whole(PRE_SAMPLE)
                            .titled("Pre-sample")
                            .about("Random latents that each restart queries before the first generation, once for all "
                                    + "classes; at least the population.")
                            .between(2, 10_000_000)
                            .byDefault(100_000)
                            .unit("latents")
                            .from(RELEASE)
                            .needsRestart(),
                    Parameter.whole(POPULATION)
                            .titled("Population")
                            .about("Latents per image in each generation.")
                            .between(2, 10_000)
                            .byDefault(100)
                            .unit("latents")
                            .from("MIRROR release; its scripts use 1000")
                            .needsRestart(),
                    Parameter.number(MUTATION)
                            .titled("Mutation probability")
                            .about("Probability that a coordinate of a child changes at random.")
                            .between(0, 1)
                            .byDefault(0.1)
                            .unit("per coordinate")
                            .from(RELEASE)
                            .live(),
                    Parameter.number(AMPLITUDE)
                            .titled("Mutation amplitude")
                            .about("A mutation is uniform within plus and minus this many standard deviations.")
                            .between(0, 3)
                            .byDefault(0.1)
                            .unit("deviations")
                            .from(RELEASE)
                            .live(),
                    Parameter.number(CLIP)
                            .titled("Clip")
                            .about(
                                    "Each coordinate of a child stays within plus and minus this many standard deviations.")
                            .between(0.05, 10)
                            .byDefault(1)
                            .unit("deviations")
                            .from(RELEASE)
                            .live(),
                    Parameter.number(STOP)
                            .titled("Stop score")
                            .about("An image ends once the score of its elite reaches this.")
                            .between(0.01, 1)
                            .byDefault(0.95)
                            .from(RELEASE)
                            .live(),
                    QueryBudget.parameter("mirror")),
            new Needs(Access.SCORES, true, false),
            100,
            MirrorAttack::new);

    private final Oracle oracle;
    private final LatentQueries queries;
    private final LatentBatch batch;
    private final int width;
    private final int size;
    private final int wanted;
    private final List<LatentPopulation> populations = new ArrayList<>();
    private final List<@Nullable Plane> planes = new ArrayList<>();
    private LatentPopulation.Settings settings;
    private double enough;
    private int sampled;
    private int generation;

    MirrorAttack(AttackInputs inputs) {
        Values values = inputs.values();
        Generator generator = Objects.requireNonNull(inputs.generator());
        oracle = Objects.requireNonNull(inputs.oracle());
        oracle.limit(values.whole(BUDGET));
        queries = new LatentQueries(generator, oracle);
        batch = new LatentBatch(inputs);
        width = generator.latent();
        size = values.whole(POPULATION);
        wanted = Math.max(size, values.whole(PRE_SAMPLE));
        settings = settings(values);
        enough = Math.log(values.real(STOP));
        for (int row = 0; row < batch.rows(); row++) {
            populations.add(new LatentPopulation());
            planes.add(null);
        }
    }

    @Override
    public StepResult step(NDManager scope, int step) {
        StepResult.Stop unaffordable = QueryBudget.stop(oracle, cost());
        if (unaffordable != null) {
            return StepResult.none(unaffordable);
        }
        if (sampled < wanted) {
            sample(scope);
        } else {
            breed(scope);
        }
        return new StepResult(terms(), ending());
    }

    /** Asks about the next part of the pre-sample, which every class of a restart learns from. */
    private void sample(NDManager scope) {
        int count = part();
        for (int restart = 0; restart < batch.restarts(); restart++) {
            List<float[]> latents = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                latents.add(batch.shared(restart, sampled + i, width));
            }
            double[][] scores = queries.scores(scope, latents);
            for (int row = restart; row < batch.rows(); row += batch.restarts()) {
                populations.get(row).admit(members(latents, scores, 0, batch.target(row)), size);
            }
        }
        sampled += count;
        if (sampled >= wanted) {
            lookAlong();
        }
    }

    /** The planes on which the populations are shown. */
    private void lookAlong() {
        for (int row = 0; row < batch.rows(); row += batch.restarts()) {
            planes.set(row, Plane.principal(latents(populations.get(row))));
        }
    }

    /** One generation of every image that is not done. */
    private void breed(NDManager scope) {
        generation++;
        int[] rows = unfinished();
        List<float[]> children = new ArrayList<>();
        for (int row : rows) {
            children.addAll(populations
                    .get(row)
                    .children(batch.random(LatentBatch.Stream.STEP, row, generation), size - 1, settings));
        }
        double[][] scores = queries.scores(scope, children);
        for (int r = 0; r < rows.length; r++) {
            int from = r * (size - 1);
            List<float[]> own = children.subList(from, from + size - 1);
            populations.get(rows[r]).succeed(members(own, scores, from, batch.target(rows[r])));
        }
    }

    @Override
    public NDArray reconstructions(NDManager scope) {
        List<float[]> shown = new ArrayList<>();
        for (int row = 0; row < batch.rows(); row++) {
            LatentPopulation population = populations.get(row);
            shown.add(
                    population.isEmpty()
                            ? batch.shared(batch.restart(row), 0, width)
                            : population.elite().latent());
        }
        return queries.images(scope, shown);
    }

    @Override
    public List<Panel> panels(NDManager scope, NDArray images) {
        List<Panel> panels = new ArrayList<>();
        for (int t = 0; t < Math.min(batch.targets(), LatentPanels.MOST); t++) {
            int row = t * batch.restarts();
            int target = batch.target(row);
            Plane plane = planes.get(row);
            if (plane != null) {
                panels.add(LatentPanels.population(
                        oracle.classes().get(target),
                        plane,
                        latents(populations.get(row)),
                        Math.exp(populations.get(row).elite().fitness())));
            }
        }
        return panels;
    }

    @Override
    public long queries() {
        return oracle.queries();
    }

    @Override
    public void walk(StateWalk state) {
        sampled = state.whole("sampled", sampled);
        generation = state.whole("generation", generation);
        for (int row = 0; row < populations.size(); row++) {
            populations.get(row).walk(state, "population %d".formatted(row), width);
            Plane plane = planes.get(row);
            double[] vectors = state.doubles("plane %d".formatted(row), plane == null ? new double[0] : plane.values());
            planes.set(row, vectors.length == 0 ? null : Plane.of(vectors));
        }
        oracle.continueAfter((long) state.doubles("queries", oracle.queries())[0]);
    }

    @Override
    public void change(Values values) {
        oracle.change(values);
        oracle.limit(values.whole(BUDGET));
        settings = settings(values);
        enough = Math.log(values.real(STOP));
    }

    /** One per image. */
    List<LatentPopulation> populations() {
        return populations;
    }

    private static LatentPopulation.Settings settings(Values values) {
        return new LatentPopulation.Settings(values.real(MUTATION), values.real(AMPLITUDE), values.real(CLIP));
    }

    /** A step of the pre-sample asks about as many latents as a generation, or more, so that ten steps suffice. */
    private int part() {
        int generation = Math.max(size, batch.targets() * (size - 1));
        return Math.min(wanted - sampled, Math.max(generation, wanted / MOST_PARTS));
    }

    private long cost() {
        return sampled < wanted ? (long) part() * batch.restarts() : (long) unfinished().length * (size - 1);
    }

    private int[] unfinished() {
        return IntStream.range(0, batch.rows())
                .filter(row -> populations.get(row).elite().fitness() < enough)
                .toArray();
    }

    private StepResult.@Nullable Stop ending() {
        return sampled >= wanted && unfinished().length == 0
                ? new StepResult.Stop(false, "every elite has reached the stop score")
                : QueryBudget.stop(oracle, cost());
    }

    private List<LossTerm> terms() {
        return List.of(
                new LossTerm("best-fitness", mean(p -> p.elite().fitness())),
                new LossTerm("mean-fitness", mean(LatentPopulation::meanFitness)));
    }

    private double mean(ToDoubleFunction<LatentPopulation> figure) {
        return populations.stream()
                .mapToDouble(p -> p.isEmpty() ? Math.log(LEAST_SCORE) : figure.applyAsDouble(p))
                .average()
                .orElse(Double.NaN);
    }

    private static List<LatentPopulation.Member> members(
            List<float[]> latents, double[][] scores, int from, int target) {
        List<LatentPopulation.Member> members = new ArrayList<>();
        for (int i = 0; i < latents.size(); i++) {
            double score = Math.max(LEAST_SCORE, scores[from + i][target]);
            members.add(new LatentPopulation.Member(latents.get(i), Math.log(score)));
        }
        return members;
    }

    private static List<float[]> latents(LatentPopulation population) {
        return population.members().stream()
                .map(LatentPopulation.Member::latent)
                .toList();
    }
}
