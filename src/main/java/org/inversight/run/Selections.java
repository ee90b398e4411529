package org.inversight.run;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.inversight.attack.AttackType;
import org.inversight.attack.Ranking;
import org.inversight.attack.Selection;
import org.inversight.data.Images;
import org.inversight.data.Panel;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.model.Classifier;
import org.inversight.query.Oracle;

/**
 * The selection among the candidates of an experiment, and how it is shown.
 *
 * @param names of the attacked classes
 */
record Selections(Selection selection, List<String> names) {

    /**
     * With what the experiment's attacker sees of the target; queries are asked apart from those of the search, which
     * they do not change.
     */
    static Selections of(Catalogue catalogue, Classifier target, Experiment experiment) {
        List<Integer> targets = experiment.targets();
        List<String> classes = target.card().classes();
        return new Selections(
                selection(catalogue.attack(experiment.attack()), catalogue, target, experiment),
                targets.stream()
                        .map(t -> t < classes.size() ? classes.get(t) : Integer.toString(t))
                        .toList());
    }

    private static Selection selection(AttackType type, Catalogue catalogue, Classifier target, Experiment experiment) {
        List<Integer> targets = experiment.targets();
        if (type.needs().gradients()) {
            return Selection.knowing(target, targets, experiment.restarts());
        }
        Oracle oracle = new Oracle(
                target, type.needs().access(), catalogue.defences(), catalogue.values(experiment), experiment.seed());
        return Selection.asking(oracle, type.needs().access(), targets, experiment.restarts());
    }

    /**
     * The best, the median and the worst candidate of each class.
     *
     * @param images in [0, 1]
     * @param images the same in plain Java
     */
    Panel panel(NDArray array, Images images) {
        Ranking ranking = selection.rank(array);
        String cost = ranking.queries() == 0
                ? ""
                : " It costs %d queries in addition to the search.".formatted(ranking.queries());
        return new Panel.ImageGroups(
                Ranking.PANEL,
                Ranking.TITLE,
                "Of %d candidates per class, ranked without any evaluator. %s%s"
                        .formatted(ranking.restarts(), ranking.rule(), cost),
                List.of(
                        group("Best", ranking, images, 0),
                        group("Median", ranking, images, ranking.median()),
                        group("Worst", ranking, images, ranking.restarts() - 1)));
    }

    private Panel.Group group(String name, Ranking ranking, Images images, int rank) {
        int[] chosen = ranking.ranked(rank);
        return new Panel.Group(
                name,
                images.select(chosen),
                Arrays.stream(chosen)
                        .mapToObj(i -> words(ranking.scores().get(i), i / ranking.restarts()))
                        .toList());
    }

    private String words(double score, int target) {
        return String.format(Locale.ROOT, "%s · %.0f\u202f%%", names.get(target), 100 * score);
    }
}
