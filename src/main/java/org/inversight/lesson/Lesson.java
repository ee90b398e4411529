package org.inversight.lesson;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.Sample;
import org.inversight.model.Json;
import org.jspecify.annotations.Nullable;

/**
 * A lesson: steps of text, each with what it sets up, starts, points at and asks.
 *
 * @param title at most three words
 * @param about what it teaches, one sentence
 * @param steps at least one
 */
public record Lesson(String title, String about, List<Step> steps) {

    /** How the name of a lesson's file ends. */
    public static final String ENDING = ".lesson.json";

    private static final List<String> SHIPPED =
            List.of("tour", "four-variants", "fooling-the-target", "what-attackers-know");

    /** Takes what a file left out as empty. */
    @SuppressWarnings("NullAway") // a field missing in a file arrives as null
    public Lesson {
        title = title == null ? "" : title;
        about = about == null ? "" : about;
        steps = steps == null ? List.of() : List.copyOf(steps);
    }

    /** {@return the lessons that the program brings along, the tour first} */
    public static List<Lesson> shipped() {
        List<Lesson> all = new ArrayList<>();
        for (String name : SHIPPED) {
            try {
                all.add(Json.resource(Lesson.class, name + ENDING));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return all;
    }

    /**
     * {@return the lesson that a file holds}
     *
     * @param file UTF-8
     * @param catalogue of all that it may name
     * @param samples that it may name
     * @throws IOException if it is no lesson, or names what does not exist; the sentence says which step
     */
    public static Lesson read(Path file, Catalogue catalogue, List<Sample> samples) throws IOException {
        Lesson lesson = Json.exactly(file, Lesson.class);
        try {
            lesson.require(catalogue, samples);
        } catch (IllegalArgumentException e) {
            throw new IOException("%s is no lesson yet: %s.".formatted(file, e.getMessage()), e);
        }
        return lesson;
    }

    /**
     * Makes sure that every step can be done.
     *
     * @param catalogue of all that it may name
     * @param samples that it may name
     * @throws IllegalArgumentException if one cannot; it says which and why, without a full stop
     */
    public void require(Catalogue catalogue, List<Sample> samples) {
        if (title.isBlank() || steps.isEmpty()) {
            throw new IllegalArgumentException("a lesson has \"title\", \"about\" and at least one of \"steps\"");
        }
        for (int i = 0; i < steps.size(); i++) {
            try {
                Step step = steps.get(i);
                step.require();
                Experiment experiment = experiment(i, catalogue, samples);
                if (experiment == null && step.acts()) {
                    throw new IllegalArgumentException("nothing is set up yet; add a \"setting\" with a sample");
                }
                if (experiment != null && !step.compare().isEmpty() && catalogue.loss(experiment) == null) {
                    throw new IllegalArgumentException(
                            "the attack %s takes no identity loss, so its variants are all the same; choose another"
                                    .formatted(experiment.attack()));
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("in step %d, %s".formatted(i + 1, e.getMessage()), e);
            }
        }
    }

    /**
     * {@return what is set up at a step: the settings of all steps until then; null before the first of them}
     *
     * @param step from 0
     * @param catalogue of all that is named
     * @param samples that are named
     */
    public @Nullable Experiment experiment(int step, Catalogue catalogue, List<Sample> samples) {
        Experiment now = null;
        for (Step done : steps.subList(0, step + 1)) {
            if (done.setting() != null) {
                now = Objects.requireNonNull(done.setting()).over(now, catalogue, samples);
            }
        }
        return now;
    }

    /**
     * {@return the step whose run is on the stage at a step: the last one until then that does something; -1 for none}
     *
     * @param step from 0
     */
    public int acting(int step) {
        int at = step;
        while (at >= 0 && !steps.get(at).acts()) {
            at--;
        }
        return at;
    }
}
