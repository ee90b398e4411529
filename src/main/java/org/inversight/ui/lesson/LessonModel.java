package org.inversight.ui.lesson;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.PaperVariant;
import org.inversight.lesson.Lesson;
import org.inversight.lesson.Step;
import org.inversight.run.RunStatus;
import org.inversight.ui.compare.CompareModel;
import org.inversight.ui.people.PeopleModel;
import org.inversight.ui.session.RunModel;
import org.inversight.ui.session.SetupModel;
import org.inversight.ui.stage.PanelsModel;
import org.jspecify.annotations.Nullable;

/**
 * The lesson that is gone through, its step, and what it does with setup, run and comparison. The run on the stage is
 * always that of the last step until here that does something, so that going back shows what the text is about.
 */
public final class LessonModel {

    /** No choice is picked yet. */
    public static final int NONE = -1;

    /**
     * Where the lesson is.
     *
     * @param number of the step, from 0
     * @param picked the choice that was picked, from 0, or {@link #NONE}
     */
    public record At(Lesson lesson, int number, int picked) {

        public Step step() {
            return lesson.steps().get(number);
        }

        public boolean last() {
            return number == lesson.steps().size() - 1;
        }
    }

    private final SetupModel setup;
    private final RunModel runs;
    private final CompareModel comparison;
    private final PeopleModel people;
    private final PanelsModel panels;
    private final ReadOnlyObjectWrapper<@Nullable At> at = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyStringWrapper waiting = new ReadOnlyStringWrapper("");

    /** The step whose run is on the stage. */
    private int acted = NONE;

    /** What is compared as soon as the engine is there; empty where nothing waits for it. */
    private List<PaperVariant> pending = List.of();

    public LessonModel(
            SetupModel setup, RunModel runs, CompareModel comparison, PeopleModel people, PanelsModel panels) {
        this.setup = setup;
        this.runs = runs;
        this.comparison = comparison;
        this.people = people;
        this.panels = panels;
        open.bind(at.isNotNull());
    }

    /** Why a lesson cannot be gone through here, one sentence; empty where it can. */
    public String refusal(Lesson lesson) {
        try {
            lesson.require(setup.catalogue(), setup.samples());
            return "";
        } catch (IllegalArgumentException e) {
            return "The lesson cannot be shown: %s.".formatted(e.getMessage());
        }
    }

    /** Begins a lesson that can be gone through. */
    public void begin(Lesson lesson) {
        acted = NONE;
        go(lesson, 0);
    }

    /** Goes so many steps on, or back; not beyond the ends, and not on while something is waited for. */
    public void move(int by) {
        At now = at.get();
        if (now != null && (by < 0 || waiting.get().isEmpty())) {
            int number =
                    Math.clamp((long) now.number() + by, 0, now.lesson().steps().size() - 1);
            if (number != now.number()) {
                go(now.lesson(), number);
            }
        }
    }

    /** Ends the lesson; what is on the stage stays. */
    public void leave() {
        pending = List.of();
        at.set(null);
        follow();
    }

    /** Answers the step's question; the first answer counts. */
    public void pick(int choice) {
        At now = at.get();
        if (now != null && now.step().question() != null && now.picked() == NONE) {
            at.set(new At(now.lesson(), now.number(), choice));
        }
    }

    /** Takes what is new; called once a pulse. */
    public void pulse() {
        if (!pending.isEmpty() && comparison.possibleProperty().get()) {
            List<Experiment> sides = pending.stream()
                    .map(variant ->
                            variant.of(setup.draft(), setup.sampleProperty().get()))
                    .toList();
            pending = List.of();
            comparison.begin(sides);
        }
        follow();
    }

    private void go(Lesson lesson, int number) {
        int acting = lesson.acting(number);
        if (acting != NONE && acting != acted) {
            act(lesson, acting);
            acted = acting;
        }
        at.set(new At(lesson, number, NONE));
        follow();
    }

    private void act(Lesson lesson, int acting) {
        Step step = lesson.steps().get(acting);
        Experiment now = setup.draft();
        Experiment wanted = Objects.requireNonNull(
                lesson.experiment(acting, setup.catalogue(), setup.samples()), "a lesson sets up before it acts");
        people.leave();
        comparison.leave();
        panels.choose(PanelsModel.RECONSTRUCTIONS);
        runs.reset(); // before what is set up changes: it would change the run that goes
        setup.take(wanted.withDevice(now.device()).withThreads(now.threads()), Map.of());
        pending = step.variants();
        if (step.start()) {
            runs.restart();
        }
    }

    /** Whether the comparison that a step is about has been left; the next one that is about it begins it again. */
    private boolean left(@Nullable At now) {
        int acting = now == null ? NONE : now.lesson().acting(now.number());
        boolean left = now != null
                && acting != NONE
                && !now.lesson().steps().get(acting).variants().isEmpty()
                && pending.isEmpty()
                && comparison.possibleProperty().get()
                && !comparison.openProperty().get();
        acted = left ? NONE : acted;
        return left;
    }

    private void follow() {
        At now = at.get();
        int until = now == null ? 0 : now.step().until();
        RunStatus status =
                (comparison.openProperty().get() ? comparison.statusProperty() : runs.statusProperty()).get();
        boolean left = left(now);
        boolean there =
                pending.isEmpty() && (status.step() >= until || status.state().ended() || left);
        waiting.set(until == 0 || there ? "" : "The lesson goes on at step %d of the run.".formatted(until));
    }

    /** Where the lesson is; null where there is none. */
    public ReadOnlyObjectProperty<@Nullable At> atProperty() {
        return at.getReadOnlyProperty();
    }

    /** Whether there is a lesson. */
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /** What is waited for before the lesson goes on, one sentence; empty where nothing is. */
    public ReadOnlyStringProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }
}
