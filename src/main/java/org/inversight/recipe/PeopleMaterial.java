package org.inversight.recipe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.inversight.data.ImageSet;
import org.inversight.engine.Progress;
import org.inversight.people.Attributes;
import org.inversight.people.Identity;
import org.inversight.people.ImageFrame;
import org.inversight.people.PeopleSet;
import org.inversight.people.PortraitFile;
import org.inversight.people.PortraitSet;
import org.inversight.train.ImageLabels;
import org.inversight.train.Labelled;
import org.jspecify.annotations.Nullable;

/**
 * Drawn people: private ones, whom targets know, and others for the attacker. Everything is drawn by the program, once,
 * into files beside the recipe's other unfinished work.
 *
 * @param folder of the drawn images
 * @param progress is told of drawing
 */
record PeopleMaterial(Recipe.People plan, int side, Path folder, Progress progress) implements Material {

    /** People on whom an evaluator's strictness is set. */
    private static final int CHOICE = 1000;

    @Override
    public int channels() {
        return 3;
    }

    @Override
    public List<String> classes() {
        return IntStream.range(0, plan.privatePeople())
                .mapToObj(set(PeopleSet.PRIVATE, plan.privatePeople(), plan.privatePeople())::name)
                .toList();
    }

    @Override
    public Labelled own() {
        return persons(0, plan.privatePeople() * plan.privateImages());
    }

    @Override
    public Labelled test() {
        int from = plan.privatePeople() * plan.privateImages();
        return persons(from, from + plan.privatePeople() * plan.testImages());
    }

    @Override
    public Share of(Recipe.SamplePlan sample) {
        PeopleSet set = PeopleSet.named(String.valueOf(sample.publicSet()));
        return new Share(
                classes(),
                own(),
                test(),
                images(set.id(), set, plan.publicPeople(), plan.publicImages()),
                words().own(),
                "the %s set: %,d images of %,d other people%s"
                        .formatted(
                                set.id(),
                                plan.publicImages(),
                                plan.publicPeople(),
                                set == PeopleSet.SHIFTED ? " of another population" : ""));
    }

    @Override
    public ImageLabels labels(Recipe.SamplePlan sample) {
        PeopleSet set = PeopleSet.named(String.valueOf(sample.publicSet()));
        return DrawnLabels.of(set(set, plan.publicPeople(), plan.publicImages()));
    }

    @Override
    public @Nullable ImageSet heldOut(StageContext context) throws IOException {
        Recipe.RejectingPlan rejecting = context.recipe().rejecting();
        return drawn(EvaluatorPeople.HELD_OUT, context, rejecting.heldOut(), rejecting.heldOutImages());
    }

    @Override
    public @Nullable ImageSet heldOutTest(StageContext context) throws IOException {
        boolean any = context.recipe().rejecting().heldOut() > 0;
        return drawn(EvaluatorPeople.HELD_OUT_TEST, context, any ? RejectionReports.MEASURED : 0, 1);
    }

    @Override
    public @Nullable ImageSet heldOutChoice(StageContext context) throws IOException {
        boolean any = context.recipe().rejecting().heldOut() > 0;
        return drawn(EvaluatorPeople.HELD_OUT_CHOICE, context, any ? CHOICE : 0, 1);
    }

    private static @Nullable ImageSet drawn(EvaluatorPeople evaluator, StageContext context, int people, int images)
            throws IOException {
        return people == 0
                ? null
                : evaluator.draw(context, people, images).images().images();
    }

    @Override
    public String heldOutWords(Recipe.RejectingPlan plan) {
        return plan.heldOut() == 0
                ? ""
                : "%d images each of %d other people".formatted(plan.heldOutImages(), plan.heldOut());
    }

    @Override
    public Words words() {
        return new Words(
                "people drawn by this program (people --seed %d), %d x %d, values 0 to 1"
                        .formatted(plan.seed(), side, side),
                "the private set: the first %d images of each of %d people"
                        .formatted(plan.privateImages(), plan.privatePeople()),
                "%d further images of each person".formatted(plan.testImages()),
                "Identities target",
                """
            The images in this folder were drawn by this program; nobody has ever looked like
            that. They are the first images of each person of the private set (people --set
            private --seed %d).
            """.formatted(plan.seed()));
    }

    @Override
    public List<Map<String, Object>> persons() {
        PortraitSet set = set(PeopleSet.PRIVATE, plan.privatePeople(), plan.privatePeople());
        List<Map<String, Object>> persons = new ArrayList<>();
        for (int i = 0; i < plan.privatePeople(); i++) {
            Identity identity = set.person(i);
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("person", i);
            document.put("name", set.name(i));
            document.put("attributes", Attributes.document(identity));
            document.put("identity", identity.document());
            persons.add(document);
        }
        return persons;
    }

    /** Images of the private people; the file holds first what is learnt, then what is tested. */
    private Labelled persons(int from, int to) {
        int all = plan.privatePeople() * (plan.privateImages() + plan.testImages());
        ImageSet images = images("private", PeopleSet.PRIVATE, plan.privatePeople(), all);
        int[] positions = IntStream.range(from, to).toArray();
        int[] labels =
                IntStream.range(0, all).map(i -> i % plan.privatePeople()).toArray();
        return new Labelled(images, labels).at(positions);
    }

    private ImageSet images(String name, PeopleSet set, int people, int count) {
        return images(name, set(set, people, count));
    }

    private PortraitSet set(PeopleSet set, int people, int count) {
        PortraitSet usual = set.of(ImageFrame.named(plan.frame()), plan.seed(), count);
        return new PortraitSet(usual.population(), usual.frame(), usual.stream(), usual.seed(), people, count);
    }

    /** The images of a set, drawn if they are not there yet. */
    private ImageSet images(String name, PortraitSet set) {
        Path file = folder.resolve("%s.idx".formatted(name.toLowerCase(Locale.ROOT)));
        try {
            return new PortraitFile(set, side, file).images(progress);
        } catch (IOException e) {
            throw new UncheckedIOException("The drawn people cannot be kept in " + file, e);
        }
    }
}
