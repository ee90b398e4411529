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
import org.inversight.data.PictureSet;
import org.inversight.engine.Progress;
import org.inversight.people.Attributes;
import org.inversight.people.Identity;
import org.inversight.people.ImageFrame;
import org.inversight.people.PeopleSet;
import org.inversight.people.PortraitFile;
import org.inversight.people.PortraitSet;
import org.inversight.train.Labelled;
import org.inversight.train.Teaching;
import org.jspecify.annotations.Nullable;

/**
 * Drawn people: private ones, whom targets know, and others for the attacker. Everything is drawn
 * by the program, once, into files beside the recipe's other unfinished work.
 */
final class PeopleMaterial implements Material {

    private final Recipe.People plan;
    private final int side;
    private final Path folder;
    private final Progress progress;

    /**
     * @param folder of the drawn pictures
     * @param progress hears of drawing
     */
    PeopleMaterial(Recipe.People plan, int side, Path folder, Progress progress) {
        this.plan = plan;
        this.side = side;
        this.folder = folder;
        this.progress = progress;
    }

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
        return persons(0, plan.privatePeople() * plan.privatePictures());
    }

    @Override
    public Labelled test() {
        int from = plan.privatePeople() * plan.privatePictures();
        return persons(from, from + plan.privatePeople() * plan.testPictures());
    }

    @Override
    public Share of(Recipe.SamplePlan sample) {
        PeopleSet set = PeopleSet.named(String.valueOf(sample.publicSet()));
        return new Share(
                classes(),
                own(),
                test(),
                pictures(set.id(), set, plan.publicPeople(), plan.publicPictures()),
                ownWords(),
                "the %s set: %,d pictures of %,d other people%s"
                        .formatted(
                                set.id(),
                                plan.publicPictures(),
                                plan.publicPeople(),
                                set == PeopleSet.SHIFTED ? " of another population" : ""));
    }

    @Override
    public Teaching labels(Recipe.SamplePlan sample) {
        PeopleSet set = PeopleSet.named(String.valueOf(sample.publicSet()));
        return DrawnLabels.of(set(set, plan.publicPeople(), plan.publicPictures()));
    }

    @Override
    public @Nullable PictureSet strangers(Jobs jobs) throws IOException {
        Recipe.ScepticPlan sceptic = jobs.recipe().sceptic();
        return drawn(JudgePeople.STRANGERS, jobs, sceptic.strangers(), sceptic.strangerPictures());
    }

    @Override
    public @Nullable PictureSet strangersTest(Jobs jobs) throws IOException {
        boolean any = jobs.recipe().sceptic().strangers() > 0;
        return drawn(JudgePeople.STRANGERS_TEST, jobs, any ? ScepticReports.MEASURED : 0, 1);
    }

    private static @Nullable PictureSet drawn(JudgePeople judge, Jobs jobs, int people, int pictures)
            throws IOException {
        return people == 0
                ? null
                : judge.draw(jobs, people, pictures).pictures().pictures();
    }

    @Override
    public String strangersWords(Recipe.ScepticPlan plan) {
        return plan.strangers() == 0
                ? ""
                : "%d pictures each of %d other people".formatted(plan.strangerPictures(), plan.strangers());
    }

    @Override
    public String source() {
        return "people drawn by this program (people --seed %d), %d x %d, values 0 to 1"
                .formatted(plan.seed(), side, side);
    }

    @Override
    public String ownWords() {
        return "the private set: the first %d pictures of each of %d people"
                .formatted(plan.privatePictures(), plan.privatePeople());
    }

    @Override
    public String testWords() {
        return "%d further pictures of each person".formatted(plan.testPictures());
    }

    @Override
    public String targetTitle() {
        return "Identities target";
    }

    @Override
    public String shownText() {
        return """
            The pictures in this folder were drawn by this program; nobody has ever looked like
            that. They are the first pictures of each person of the private set (people --set
            private --seed %d).
            """.formatted(plan.seed());
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

    /** Pictures of the private people; the file holds first what is learnt, then what is tested. */
    private Labelled persons(int from, int to) {
        int all = plan.privatePeople() * (plan.privatePictures() + plan.testPictures());
        PictureSet pictures = pictures("private", PeopleSet.PRIVATE, plan.privatePeople(), all);
        int[] positions = IntStream.range(from, to).toArray();
        int[] labels =
                IntStream.range(0, all).map(i -> i % plan.privatePeople()).toArray();
        return new Labelled(pictures, labels).at(positions);
    }

    private PictureSet pictures(String name, PeopleSet set, int people, int count) {
        return pictures(name, set(set, people, count));
    }

    private PortraitSet set(PeopleSet set, int people, int count) {
        PortraitSet usual = set.of(ImageFrame.named(plan.frame()), plan.seed(), count);
        return new PortraitSet(usual.population(), usual.frame(), usual.stream(), usual.seed(), people, count);
    }

    /** The pictures of a set, drawn if they are not there yet. */
    private PictureSet pictures(String name, PortraitSet set) {
        Path file = folder.resolve("%s.idx".formatted(name.toLowerCase(Locale.ROOT)));
        try {
            return new PortraitFile(set, side, file).pictures(progress);
        } catch (IOException e) {
            throw new UncheckedIOException("The drawn people cannot be kept in " + file, e);
        }
    }
}
