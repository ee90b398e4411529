package org.inversight.ui.shell;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.inversight.attack.AttackType;
import org.inversight.augment.AugmentationType;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.loss.LossType;
import org.inversight.metric.Verdict;
import org.inversight.run.Run;
import org.inversight.run.Snapshot;
import org.inversight.ui.compare.CompareModel;
import org.inversight.ui.session.PlaybackModel;
import org.inversight.ui.session.RunModel;
import org.inversight.ui.session.SetupModel;
import org.inversight.ui.session.Words;

/** What is seen on the stage now, in one sentence whose words keep their places while its numbers change. */
public final class CaptionModel {

    private final SetupModel setup;
    private final RunModel runs;
    private final PlaybackModel playback;
    private final CompareModel comparison;
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");

    public CaptionModel(SetupModel setup, RunModel runs, PlaybackModel playback, CompareModel comparison) {
        this.comparison = comparison;
        this.setup = setup;
        this.runs = runs;
        this.playback = playback;
        setup.draftProperty().addListener((o, before, now) -> show());
        runs.runProperty().addListener((o, before, now) -> show());
        playback.shownProperty().addListener((o, before, now) -> show());
        comparison.standingProperty().addListener((o, before, now) -> show());
        show();
    }

    private void show() {
        String standing = comparison.standingProperty().get();
        if (!standing.isEmpty()) {
            sentence.set(standing);
            return;
        }
        Run run = runs.runProperty().get();
        Snapshot shown = playback.shownProperty().get();
        sentence.set(run == null || shown == null ? before(setup.draft()) : seen(run.experiment(), shown));
    }

    private String before(Experiment draft) {
        return "%s is about to reconstruct %s of %s."
                .formatted(
                        method(setup.catalogue(), draft),
                        Words.several((long) draft.targets().size() * draft.restarts(), "image", "images"),
                        setup.several(draft.targets().size()));
    }

    private String seen(Experiment experiment, Snapshot shown) {
        int images = shown.verdicts().size();
        long steps = Math.max(runs.statusProperty().get().steps(), shown.step());
        return "%s, step %s of %s: %s."
                .formatted(
                        method(setup.catalogue(), experiment),
                        Words.padded(shown.step(), steps),
                        Words.count(steps),
                        accepted(shown, images, Words.padded(target(shown), images)));
    }

    /** How many the target accepts, and how many of these the evaluator that decides what is a false positive, the last. */
    private static String accepted(Snapshot shown, int images, String target) {
        String said = "the target accepts %s of %s".formatted(target, Words.several(images, "image", "images"));
        if (shown.evaluators().isEmpty()) {
            return said + ", and there is no evaluator to check it";
        }
        long checked = shown.verdicts().stream()
                .filter(verdict -> verdict.target().accepts()
                        && verdict.evaluators().getLast().accepts())
                .count();
        return "%s, and %s, which the attack never used, accepts %s of them"
                .formatted(said, shown.evaluators().getLast(), Words.padded(checked, images));
    }

    private static long target(Snapshot shown) {
        return shown.verdicts().stream()
                .map(Verdict::target)
                .filter(target -> target.accepts())
                .count();
    }

    /** What came of a run in the same words, to be said aloud. */
    static String result(Snapshot shown) {
        return accepted(shown, shown.verdicts().size(), Words.count(target(shown)))
                .replace(String.valueOf(Words.FIGURE_SPACE), "");
    }

    /** "KEDMI with loss Logit (LOM) and augmentation Students". */
    private static String method(Catalogue catalogue, Experiment experiment) {
        AttackType attack = catalogue.attack(experiment.attack());
        LossType loss = catalogue.loss(experiment);
        AugmentationType augmentation = catalogue.augmentation(experiment);
        String name = attack.entry().title();
        if (loss == null || augmentation == null) {
            return "%s on queried %s".formatted(name, attack.needs().access());
        }
        return "%s with loss %s and %s"
                .formatted(
                        name,
                        loss.entry().title(),
                        augmentation.entry().id().equals("none")
                                ? "no augmentation"
                                : "augmentation " + augmentation.entry().title());
    }

    public ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }
}
