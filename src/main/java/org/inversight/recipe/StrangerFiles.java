package org.inversight.recipe;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;
import org.inversight.data.ImageSet;
import org.inversight.model.Verification;
import org.inversight.model.net.NativeNetwork;
import org.inversight.train.Models;
import org.inversight.train.Pairs;
import org.inversight.train.Strangers;

/**
 * The stage that draws people who are nobody's target and has the verifier embed them. Nothing is trained.
 *
 * @param folder of the verifier, where they are kept
 */
record StrangerFiles(StageContext context, Path folder) {

    /** Share of pairs of two strangers that the stricter threshold accepts at most. */
    static final double FALSE_ACCEPTS = 0.001;

    private static final float SHORTEST = 1e-12f;

    void make() throws IOException {
        if (!Models.exists(folder, Verifiers.NAME)) {
            throw new IOException("%s is not there, and strangers are what it sees; run the stage %s first."
                    .formatted(Models.card(folder, Verifiers.NAME), Verifiers.NAME));
        }
        int count = context.recipe().strangers();
        ImageSet images = EvaluatorPeople.STRANGERS.usual(context, count);
        Path weights = Models.weights(folder, Verifiers.NAME);
        try (NDManager scope = context.scope()) {
            NativeNetwork verifier = Models.load(scope, folder, Verifiers.NAME);
            float[] rows = context.evaluation().outputs(verifier, images, 0);
            int length = rows.length / count;
            toLengthOne(rows, length);
            int[] persons = IntStream.range(0, count).toArray();
            Verification strict = Pairs.all(rows, length, persons).verification(count, FALSE_ACCEPTS);
            Strangers.write(weights, document(weights, strict), rows, scope);
        }
    }

    private Strangers.Document document(Path weights, Verification strict) throws IOException {
        return new Strangers.Document(
                String.format(
                        Locale.ROOT,
                        "One image each of %d people drawn for this alone, of the population and the frame of the private ones, as the verifier embeds them; and the threshold at which it accepts at most %.1f %% of their pairs.",
                        context.recipe().strangers(),
                        100 * FALSE_ACCEPTS),
                context.recipe().strangers(),
                Strangers.fingerprint(weights),
                strict.cosineThreshold(),
                strict.falseAccepts(),
                strict.otherPairs(),
                context.cards().command() + " --only " + Strangers.NAME,
                context.recipe().licence());
    }

    private static void toLengthOne(float[] rows, int length) {
        for (int from = 0; from < rows.length; from += length) {
            double squares = 0;
            for (int i = from; i < from + length; i++) {
                squares += (double) rows[i] * rows[i];
            }
            double norm = Math.max(Math.sqrt(squares), SHORTEST);
            for (int i = from; i < from + length; i++) {
                rows[i] /= (float) norm;
            }
        }
    }
}
