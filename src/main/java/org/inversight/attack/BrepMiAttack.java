package org.inversight.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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
 * BREP-MI (Kahla et al., CVPR 2022; {@code brep_mi.py} of its release): from any latent of the class, spheres move away
 * from the samples that leave the class and grow as long as they fit. Labels only, forward only.
 */
public final class BrepMiAttack implements Attack {

    private static final String SAMPLES = "brep-mi.samples";
    private static final String RADIUS = "brep-mi.radius";
    private static final String GROWTH = "brep-mi.growth";
    private static final String GROW_ABOVE = "brep-mi.grow-above";
    private static final String PATIENCE = "brep-mi.patience";
    private static final String LARGEST = "brep-mi.largest-radius";
    private static final String CLAMP = "brep-mi.clamp";
    private static final String SEARCH_BATCH = "brep-mi.search-batch";
    private static final String SEARCH_BUDGET = "brep-mi.search-budget";
    private static final String BUDGET = "brep-mi.budget";
    private static final String RELEASE = "BREP-MI release";

    /** Entry, parameters and factory for the catalogue. */
    public static final AttackType TYPE = new AttackType(
            new Entry(
                    "brep-mi",
                    "BREP-MI",
                    "Labels only: a sphere moves away from the decision boundary and grows.",
                    "BREP-MI uses only the label that the classifier returns. It draws random latents until "
                            + "one gets the label of the class, then queries points on a sphere around it. Directions in "
                            + "which the label changes push the centre the other way. Once nearly the whole sphere lies "
                            + "in the class, its centre becomes the answer and the sphere grows. The centre of the "
                            + "largest sphere lies deepest in the class and shows what is typical of it. One step "
                            + "queries one sphere per image.",
                    "z ← clamp(z + min(R/3, 3) · 1/N Σ_{i} (s_{i} − 1)/2 · u_{i}),  s_{i} = 1 if T(G(z + R u_{i})) = c else −1;  R ← 1.3 R if mean s > 0.75",
                    "Kahla et al., Label-Only Model Inversion Attacks via Boundary Repulsion, CVPR 2022; values as released",
                    "labels: the most likely class of each queried image, and public images for the generator",
                    List.of(
                            "All classes of a restart share one draw of random latents, since each label informs about "
                                    + "every class; the release draws for each class.",
                            "The search for a first latent has a budget. A class without a hit keeps its first random "
                                    + "image, and the run reports it.",
                            "A run has an end: 1,000 steps by default, with which the patience of 1,000 ends no image. The "
                                    + "release has no limit; it goes on until a sphere has not grown for 1,000 moves.",
                            "Steps whose move leaves the class count towards the patience; the release counts accepted "
                                    + "moves only and may never end.",
                            "Repulsion directions are unit vectors of the queried sphere; the release divides by the "
                                    + "radius after growth.",
                            "The answer is the centre whose sphere fitted, before that step's repulsion; the release saves "
                                    + "its image, but counts the centre after the repulsion.",
                            "The samples' presets are shortened to 25 to 60 steps and end a sphere at the radius of 16.3.")),
            List.of(
                    Parameter.whole(SAMPLES)
                            .titled("Sphere samples N")
                            .about("Points on the sphere that each step queries.")
                            .between(2, 1024)
                            .byDefault(32)
                            .unit("per step")
                            .from(RELEASE)
                            .live(),
                    Parameter.number(RADIUS)
                            .titled("First radius R")
                            .about("Radius of the sphere around the first latent of the class.")
                            .between(0.01, 50)
                            .byDefault(2)
                            .logarithmic()
                            .from(RELEASE)
                            .needsRestart(),
                    Parameter.number(GROWTH)
                            .titled("Growth")
                            .about("Factor by which a sphere grows once it fits into its class.")
                            .between(1.01, 4)
                            .byDefault(1.3)
                            .from(RELEASE)
                            .live(),
                    Parameter.number(GROW_ABOVE)
                            .titled("Growth threshold")
                            .about(
                                    "A sphere fits if the mean of s over its samples (1 inside, -1 outside) exceeds this; 0.75 "
                                            + "means more than 87.5 % inside.")
                            .between(-1, 0.999)
                            .byDefault(0.75)
                            .from(RELEASE)
                            .live(),
                    Parameter.whole(PATIENCE)
                            .titled("Patience")
                            .about("An image ends after this many steps without growth.")
                            .between(1, 1_000_000)
                            .byDefault(1000)
                            .unit("steps")
                            .from(RELEASE)
                            .live(),
                    Parameter.number(LARGEST)
                            .titled("Largest radius")
                            .about(
                                    "An image ends once its sphere reaches this radius; 0 sets no limit. The PPDG-MI release "
                                            + "stops at 16.3.")
                            .between(0, 1000)
                            .byDefault(0)
                            .zeroMeans("no limit")
                            .from("none in the BREP-MI release")
                            .live(),
                    Parameter.number(CLAMP)
                            .titled("Latent clamp")
                            .about("Each coordinate of a centre stays within plus and minus this.")
                            .between(0.05, 10)
                            .byDefault(1.5)
                            .from(RELEASE)
                            .live(),
                    Parameter.whole(SEARCH_BATCH)
                            .titled("Search batch")
                            .about("Random latents that a restart queries per step while a class has no hit.")
                            .between(1, 100_000)
                            .byDefault(256)
                            .unit("per step")
                            .from(RELEASE)
                            .live(),
                    Parameter.whole(SEARCH_BUDGET)
                            .titled("Search budget")
                            .about("Most random latents that a restart queries; a class without a hit is given up.")
                            .between(1, 100_000_000)
                            .byDefault(10_000)
                            .unit("per restart")
                            .from("none in the release")
                            .live(),
                    QueryBudget.parameter("brep-mi")),
            new Needs(Access.LABELS, true, false),
            1000,
            BrepMiAttack::new);

    private final Oracle oracle;
    private final LatentQueries queries;
    private final LatentBatch batch;
    private final FirstLatents first;
    private final List<Sphere> spheres = new ArrayList<>();
    private Sphere.Settings settings;

    BrepMiAttack(AttackInputs inputs) {
        Values values = inputs.values();
        Generator generator = Objects.requireNonNull(inputs.generator());
        oracle = Objects.requireNonNull(inputs.oracle());
        oracle.limit(values.whole(BUDGET));
        queries = new LatentQueries(generator, oracle);
        batch = new LatentBatch(inputs);
        first = new FirstLatents(batch, queries, generator.latent(), searching(values));
        settings = moving(values);
        for (int row = 0; row < batch.rows(); row++) {
            spheres.add(new Sphere(first.candidate(batch.restart(row), 0), values.real(RADIUS)));
        }
    }

    @Override
    public StepResult step(NDManager scope, int step) {
        StepResult.Stop unaffordable = QueryBudget.stop(oracle, cost());
        if (unaffordable != null) {
            return StepResult.none(unaffordable);
        }
        int[] moving = rows(Sphere.State.MOVING);
        first.search(scope, spheres);
        repel(scope, moving, step);
        return new StepResult(terms(), ending());
    }

    /** One sphere of every image that has a latent of its class. */
    private void repel(NDManager scope, int[] moving, int step) {
        List<float[]> points = new ArrayList<>();
        for (int row : moving) {
            points.addAll(
                    spheres.get(row).sample(batch.random(LatentBatch.Stream.STEP, row, step), settings.samples()));
        }
        int[] labels = queries.labels(scope, points);
        List<float[]> proposals = new ArrayList<>();
        for (int m = 0; m < moving.length; m++) {
            int target = batch.target(moving[m]);
            boolean[] inside = new boolean[settings.samples()];
            for (int i = 0; i < inside.length; i++) {
                inside[i] = labels[m * inside.length + i] == target;
            }
            Sphere sphere = spheres.get(moving[m]);
            sphere.learn(inside, settings);
            proposals.add(sphere.proposal(settings));
        }
        int[] moved = queries.labels(scope, proposals);
        for (int m = 0; m < moving.length; m++) {
            if (moved[m] == batch.target(moving[m])) {
                spheres.get(moving[m]).moveTo(proposals.get(m));
            }
        }
    }

    @Override
    public NDArray reconstructions(NDManager scope) {
        return queries.images(scope, spheres.stream().map(Sphere::answer).toList());
    }

    @Override
    public List<Panel> panels(NDManager scope, NDArray images) {
        List<Panel> panels = new ArrayList<>();
        for (int t = 0; t < Math.min(batch.targets(), LatentPanels.MOST); t++) {
            int row = t * batch.restarts();
            int target = batch.target(row);
            panels.add(LatentPanels.sphere(oracle.classes().get(target), spheres.get(row), first.searched(0)));
        }
        return panels;
    }

    @Override
    public long queries() {
        return oracle.queries();
    }

    @Override
    public void walk(StateWalk state) {
        first.walk(state);
        for (int row = 0; row < spheres.size(); row++) {
            spheres.get(row).walk(state, "sphere %d, ".formatted(row));
        }
        oracle.continueAfter((long) state.doubles("queries", oracle.queries())[0]);
    }

    @Override
    public void change(Values values) {
        oracle.change(values);
        oracle.limit(values.whole(BUDGET));
        first.change(searching(values));
        settings = moving(values);
    }

    /** One per image. */
    List<Sphere> spheres() {
        return spheres;
    }

    private static FirstLatents.Settings searching(Values values) {
        return new FirstLatents.Settings(values.whole(SEARCH_BATCH), values.whole(SEARCH_BUDGET), values.real(CLAMP));
    }

    private static Sphere.Settings moving(Values values) {
        return new Sphere.Settings(
                values.whole(SAMPLES),
                values.real(GROW_ABOVE),
                values.real(GROWTH),
                values.whole(PATIENCE),
                values.real(LARGEST),
                values.real(CLAMP));
    }

    private int[] rows(Sphere.State state) {
        return IntStream.range(0, spheres.size())
                .filter(row -> spheres.get(row).state() == state)
                .toArray();
    }

    /** Queries of the next step. */
    private long cost() {
        return first.cost(spheres) + (long) rows(Sphere.State.MOVING).length * (settings.samples() + 1);
    }

    private StepResult.@Nullable Stop ending() {
        int[] missed = rows(Sphere.State.MISSED);
        int done = rows(Sphere.State.DONE).length;
        if (done + missed.length < spheres.size()) {
            return QueryBudget.stop(oracle, cost());
        }
        List<String> names = Arrays.stream(missed)
                .map(batch::target)
                .distinct()
                .mapToObj(oracle.classes()::get)
                .toList();
        String why = "%d of %d spheres stopped growing".formatted(done, spheres.size());
        if (missed.length > 0) {
            why += "; %s %s not hit by %d random latents and %s a random image"
                    .formatted(
                            (names.size() == 1 ? "class " : "the classes ") + String.join(", ", names),
                            names.size() == 1 ? "was" : "were",
                            first.searched(batch.restart(missed[0])),
                            names.size() == 1 ? "keeps" : "keep");
        }
        return new StepResult.Stop(done == 0, why);
    }

    private List<LossTerm> terms() {
        double radius = 0;
        double inside = 0;
        int found = 0;
        for (Sphere sphere : spheres) {
            if (sphere.state() == Sphere.State.MOVING || sphere.state() == Sphere.State.DONE) {
                radius += sphere.radius();
                inside += sphere.share();
                found++;
            }
        }
        return List.of(
                new LossTerm("radius", found == 0 ? 0 : radius / found),
                new LossTerm("inside", found == 0 ? 0 : inside / found),
                new LossTerm("found", (double) found / spheres.size()));
    }
}
