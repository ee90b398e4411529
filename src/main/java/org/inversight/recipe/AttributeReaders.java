package org.inversight.recipe;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.inversight.model.Attribute;
import org.inversight.model.Measurement;
import org.inversight.model.net.NativeNetwork;
import org.inversight.people.Attributes;
import org.inversight.people.Identity;
import org.inversight.train.ImageArrays;
import org.inversight.train.Losses;
import org.inversight.train.Models;
import org.inversight.train.ReaderPlan;
import org.inversight.train.TrainingFailure;

/**
 * The stage that makes the attribute reader.
 *
 * @param folder where it is kept
 */
record AttributeReaders(StageContext context, ReaderPlan plan, Path folder) {

    static final String NAME = "attributes";

    /** What is read. */
    static List<Attribute> attributes() {
        return Attributes.ALL.stream()
                .map(a -> new Attribute(a.name(), a.values()))
                .toList();
    }

    /** Position of the value of each attribute that holds for a person. */
    static int[] values(Identity person) {
        return Attributes.ALL.stream().mapToInt(a -> a.of(person)).toArray();
    }

    /** Trains it, measures it, and writes it. */
    void make() throws IOException, TrainingFailure {
        String architecture = plan.schedule().architecture();
        List<Attribute> attributes = attributes();
        int length = attributes.stream().mapToInt(a -> a.values().size()).sum();
        train(length);
        try (NDManager scope = context.scope()) {
            NativeNetwork saved = Models.load(scope, folder, NAME, architecture, length, 0);
            Models.writeCard(
                    scope,
                    folder,
                    NAME,
                    context.cards()
                            .reader(
                                    "Attribute reader",
                                    NAME,
                                    architecture,
                                    attributes,
                                    new Cards.Made(
                                            "%d people drawn for it alone, %d images each; half of them of each population"
                                                    .formatted(plan.people(), plan.images()),
                                            List.of(
                                                    "Training: "
                                                            + plan.schedule()
                                                                    .describe(
                                                                            "the sum of the attributes' cross-entropies")
                                                            + ".",
                                                    "It never saw a person of the private, public or shifted set."),
                                            measured(saved, attributes))));
        }
    }

    private void train(int length) throws IOException, TrainingFailure {
        EvaluatorPeople.Group learnt = EvaluatorPeople.READER_LEARNT.draw(context, plan.people(), plan.images());
        int[] sizes = attributes().stream().mapToInt(a -> a.values().size()).toArray();
        float[] rows = rows(learnt.persons(), length);
        new Classifiers(context)
                .train(
                        NAME,
                        folder,
                        NAME,
                        new Classifiers.Lesson(
                                learnt.images(),
                                labels -> ImageArrays.rows(rows, length, labels),
                                plan.schedule(),
                                length,
                                (logits, wanted) -> Losses.grouped(logits, wanted, sizes)));
    }

    /** For each person one row with a 1 at each value that holds. */
    private static float[] rows(List<Identity> persons, int length) {
        float[] rows = new float[persons.size() * length];
        for (int i = 0; i < persons.size(); i++) {
            int at = i * length;
            int[] values = values(persons.get(i));
            for (int a = 0; a < values.length; a++) {
                rows[at + values[a]] = 1;
                at += Attributes.ALL.get(a).values().size();
            }
        }
        return rows;
    }

    private List<Measurement> measured(NativeNetwork network, List<Attribute> attributes) throws IOException {
        EvaluatorPeople.Group test = EvaluatorPeople.READER_TEST.draw(context, plan.testPeople(), plan.testImages());
        float[] logits = context.evaluation().outputs(network, test.images().images(), 0);
        int count = test.images().count();
        int length = logits.length / count;
        List<Measurement> measured = new ArrayList<>();
        int at = 0;
        for (int a = 0; a < attributes.size(); a++) {
            int size = attributes.get(a).values().size();
            int[] held = new int[size];
            int right = 0;
            for (int i = 0; i < count; i++) {
                int best = 0;
                for (int k = 1; k < size; k++) {
                    best = logits[i * length + at + k] > logits[i * length + at + best] ? k : best;
                }
                int truth = values(test.persons().get(test.images().labels()[i]))[a];
                held[truth]++;
                right += best == truth ? 1 : 0;
            }
            at += size;
            int most = Arrays.stream(held).max().orElse(0);
            measured.add(new Measurement(
                    "test accuracy, " + attributes.get(a).name(),
                    (double) right / count,
                    count,
                    "images of %d people that it never saw; the commonest value holds for %.1f %%"
                            .formatted(test.persons().size(), 100.0 * most / count)));
        }
        return measured;
    }
}
