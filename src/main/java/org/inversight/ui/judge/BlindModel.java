package org.inversight.ui.judge;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.inversight.blind.Answer;
import org.inversight.blind.Deck;
import org.inversight.blind.Question;
import org.inversight.blind.Sitting;
import org.inversight.blind.Sittings;
import org.inversight.run.Run;
import org.inversight.run.Snapshot;
import org.inversight.shelf.RecalledRun;
import org.inversight.ui.people.PersonWords;
import org.inversight.ui.session.LoadedModel;
import org.inversight.ui.session.PlaybackModel;
import org.inversight.ui.session.Problem;
import org.inversight.ui.session.RunModel;
import org.inversight.ui.session.UiFutures;
import org.inversight.ui.shelf.ShelfModel;
import org.jspecify.annotations.Nullable;

/**
 * The blind panel about the run on the stage: its questions one after the other, the viewer's answers, which are kept with
 * the run as they are given, and what came of all of them.
 */
public final class BlindModel {

    /** What the panel does. */
    public enum Stage {
        /** Nothing is shown of it. */
        CLOSED,
        /** The questions are being made. */
        WAITING,
        /** A question is asked. */
        ASKING,
        /** All is answered. */
        RESULT,
        /** There are no questions. */
        TROUBLE
    }

    /**
     * What is shown.
     *
     * @param deck the questions; null where there are none, or none any more
     * @param sitting the answers so far; null where there are none
     * @param picked the answer to the question that is asked, not given yet; {@link Question#NONE} where there is none
     * @param trouble why there are no questions, one sentence
     */
    public record State(
            Stage stage, @Nullable Deck deck, @Nullable Sitting sitting, int picked, String trouble) {

        /** The question that is asked; null where none is. */
        public @Nullable Question question() {
            return stage != Stage.ASKING || deck == null || sitting == null
                    ? null
                    : deck.questions().get(sitting.answers().size());
        }

        /** Its number, from 1. */
        public int number() {
            return sitting == null ? 0 : sitting.answers().size() + 1;
        }

        private State with(Stage other) {
            return new State(other, deck, sitting, Question.NONE, trouble);
        }
    }

    private static final State EMPTY = new State(Stage.CLOSED, null, null, Question.NONE, "");

    private final RunModel runs;
    private final PlaybackModel playback;
    private final LoadedModel loaded;
    private final ShelfModel shelf;
    private final Executor ui;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(EMPTY);
    private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper("");
    private Sittings sittings = Sittings.NONE;

    /** Images whose truth was shown, by step: what is asked of somebody who knows it tells nothing. */
    private final Map<Integer, Set<Integer>> unveiled = new HashMap<>();

    /** So many decks were asked for; of several that are being made the last one counts. */
    private int decks;

    private BlindWords words = new BlindWords(BlindWords.CLASS);

    public BlindModel(RunModel runs, PlaybackModel playback, LoadedModel loaded, ShelfModel shelf, Executor ui) {
        this.runs = runs;
        this.playback = playback;
        this.loaded = loaded;
        this.shelf = shelf;
        this.ui = ui;
        runs.runProperty().addListener((o, before, now) -> {
            sittings = now instanceof RecalledRun recalled ? recalled.kept().sittings() : Sittings.NONE;
            unveiled.clear();
            state.set(EMPTY);
        });
        obstacle.bind(Bindings.createStringBinding(this::hindered, runs.runProperty(), playback.shownProperty()));
    }

    private String hindered() {
        Run run = runs.runProperty().get();
        if (run == null || playback.shownProperty().get() == null) {
            return "Questions are about the images of a run; start one.";
        }
        if (run instanceof RecalledRun recalled) {
            return recalled.kept().sittings().answers().isEmpty()
                    ? "Nothing is loaded for a recalled run; start it again."
                    : "";
        }
        return loaded.album(run.experiment()) == null ? "There are no private images to compare with." : "";
    }

    /** Asks the next question, or the first of a new deck; where all is answered, shows what came of it. */
    public void open() {
        Snapshot shown = playback.shownProperty().get();
        Run run = runs.runProperty().get();
        if (shown == null || run == null || state.get().stage() != Stage.CLOSED) {
            return;
        }
        words = new BlindWords(noun(run, shown));
        Sitting now = state.get().sitting();
        if (now != null) {
            state.set(state.get().with(now.complete() ? Stage.RESULT : Stage.ASKING));
        } else if (run instanceof RecalledRun) {
            state.set(new State(Stage.RESULT, null, sittings.all().getLast(), Question.NONE, ""));
        } else {
            begin();
        }
    }

    private static String noun(Run run, Snapshot shown) {
        String sample = run.experiment().sample();
        return PersonWords.known(shown.verdicts())
                ? BlindWords.PERSON
                : sample != null && sample.startsWith("digits") ? BlindWords.DIGIT : BlindWords.CLASS;
    }

    /** Makes other questions about the shown step. */
    public void begin() {
        Run run = runs.runProperty().get();
        Snapshot shown = playback.shownProperty().get();
        if (run == null || shown == null || run instanceof RecalledRun) {
            return;
        }
        state.set(new State(Stage.WAITING, null, null, Question.NONE, ""));
        long seed = run.experiment().seed() + sittings.all().size();
        int asked = ++decks;
        Set<Integer> before = Set.copyOf(unveiled.getOrDefault(shown.step(), Set.of()));
        UiFutures.take(run.deck(shown, seed, before), ui, (deck, failure) -> {
            if (asked == decks && run.equals(runs.runProperty().get())) {
                take(deck, failure);
            }
        });
    }

    private void take(@Nullable Deck deck, @Nullable Throwable failure) {
        boolean left = state.get().stage() == Stage.CLOSED;
        if (deck == null) {
            String why =
                    failure == null ? "" : Problem.of("No questions", failure).sentence();
            state.set(left ? EMPTY : new State(Stage.TROUBLE, null, null, Question.NONE, why));
            return;
        }
        Sitting sitting = new Sitting(deck.seed(), deck.step(), deck.questions().size(), List.of(), deck.notes());
        state.set(new State(left ? Stage.CLOSED : Stage.ASKING, deck, sitting, Question.NONE, ""));
    }

    /** Picks an answer, which can still be changed. */
    public void pick(int choice) {
        Question question = state.get().question();
        if (question != null && choice >= 0 && choice < question.kind().choices()) {
            State now = state.get();
            state.set(new State(now.stage(), now.deck(), now.sitting(), choice, ""));
        }
    }

    /** Picks the answer before or after the picked one; the first where none is. */
    public void move(int by) {
        Question question = state.get().question();
        if (question != null) {
            int picked = state.get().picked();
            pick(
                    picked == Question.NONE
                            ? 0
                            : Math.floorMod(picked + by, question.kind().choices()));
        }
    }

    /** Gives the picked answer; the next question is asked. */
    public void confirm() {
        State now = state.get();
        Question question = now.question();
        Deck deck = now.deck();
        Sitting sitting = now.sitting();
        Run run = runs.runProperty().get();
        if (question == null || deck == null || sitting == null || run == null || now.picked() == Question.NONE) {
            return;
        }
        Map<String, Integer> others = new LinkedHashMap<>();
        int number = sitting.answers().size();
        deck.answers().forEach((name, said) -> others.put(name, said.get(number)));
        Sitting more = sitting.with(new Answer(
                question.kind(),
                name(question.asked()),
                question.truth() == Question.NONE ? "" : name(question.truth()),
                question.classes().stream().map(this::name).toList(),
                question.right(),
                now.picked(),
                others));
        sittings = sittings.with(more);
        if (question.image() != Question.NONE) {
            unveiled.computeIfAbsent(deck.step(), step -> new HashSet<>()).add(question.image());
        }
        shelf.answered(run, sittings);
        state.set(new State(more.complete() ? Stage.RESULT : Stage.ASKING, deck, more, Question.NONE, ""));
    }

    private String name(int classIndex) {
        return loaded.className(loaded.onStage(), classIndex);
    }

    /** Puts the panel away; what was answered stays, and the next question is asked when it is opened again. */
    public void leave() {
        state.set(state.get().with(Stage.CLOSED));
    }

    /** Whether other questions can be made about the run on the stage. */
    public boolean renewable() {
        return !(runs.runProperty().get() instanceof RecalledRun);
    }

    /** All answers about the run on the stage. */
    public Sittings sittings() {
        return sittings;
    }

    /** The words for what the run's classes are. */
    BlindWords words() {
        return words;
    }

    /** What is shown. */
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Why there can be no panel, one sentence; empty where there can. */
    public ReadOnlyStringProperty obstacleProperty() {
        return obstacle.getReadOnlyProperty();
    }
}
