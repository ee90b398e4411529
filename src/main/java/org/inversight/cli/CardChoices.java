package org.inversight.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.inversight.model.Access;
import org.inversight.model.CardOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say of a model what its card would say. */
final class CardChoices {

    @Option(names = "--classifier-range", paramLabel = "LOW,HIGH", description = CardWords.RANGE)
    private @Nullable String classifierRange;

    @Option(names = "--classifier-mean", paramLabel = "M[,M,M]", description = CardWords.MEAN)
    private @Nullable String classifierMean;

    @Option(names = "--classifier-std", paramLabel = "S[,S,S]", description = CardWords.STD)
    private @Nullable String classifierStd;

    @Option(names = "--classifier-size", paramLabel = "PIXELS", description = CardWords.SIZE)
    private @Nullable String classifierSize;

    @Option(
            names = "--classifier-access",
            paramLabel = "WORD",
            description = "what the classifier gives away: weights, scores, labels")
    private @Nullable Access classifierAccess;

    @Option(names = "--generator-range", paramLabel = "LOW,HIGH", description = CardWords.RANGE)
    private @Nullable String generatorRange;

    @Option(names = "--critic-range", paramLabel = "LOW,HIGH", description = CardWords.RANGE)
    private @Nullable String criticRange;

    @Option(names = "--critic-size", paramLabel = "PIXELS", description = CardWords.SIZE)
    private @Nullable String criticSize;

    @Option(names = "--students-range", paramLabel = "LOW,HIGH", description = CardWords.RANGE)
    private @Nullable String studentsRange;

    @Option(names = "--students-mean", paramLabel = "M[,M,M]", description = CardWords.MEAN)
    private @Nullable String studentsMean;

    @Option(names = "--students-std", paramLabel = "S[,S,S]", description = CardWords.STD)
    private @Nullable String studentsStd;

    @Option(names = "--students-size", paramLabel = "PIXELS", description = CardWords.SIZE)
    private @Nullable String studentsSize;

    @Option(names = "--evaluator-range", paramLabel = "LOW,HIGH", description = CardWords.RANGE)
    private @Nullable String evaluatorRange;

    @Option(names = "--evaluator-mean", paramLabel = "M[,M,M]", description = CardWords.MEAN)
    private @Nullable String evaluatorMean;

    @Option(names = "--evaluator-std", paramLabel = "S[,S,S]", description = CardWords.STD)
    private @Nullable String evaluatorStd;

    @Option(names = "--evaluator-size", paramLabel = "PIXELS", description = CardWords.SIZE)
    private @Nullable String evaluatorSize;

    /**
     * What is said of each model by its role: what these options say, and of the others what was
     * said before.
     *
     * @throws IllegalArgumentException with one sentence
     */
    Map<String, CardOptions> on(Map<String, CardOptions> before) {
        Map<String, CardOptions> all = new LinkedHashMap<>(before);
        put(
                all,
                "classifier",
                CardWords.read(
                        "--classifier",
                        classifierRange,
                        classifierMean,
                        classifierStd,
                        classifierSize,
                        classifierAccess));
        put(
                all,
                "generator",
                CardWords.read("--generator", generatorRange, null, null, null, null));
        put(all, "critic", CardWords.read("--critic", criticRange, null, null, criticSize, null));
        put(
                all,
                "students",
                CardWords.read(
                        "--students",
                        studentsRange,
                        studentsMean,
                        studentsStd,
                        studentsSize,
                        null));
        put(
                all,
                "evaluators",
                CardWords.read(
                        "--evaluator",
                        evaluatorRange,
                        evaluatorMean,
                        evaluatorStd,
                        evaluatorSize,
                        null));
        return all;
    }

    private static void put(
            Map<String, CardOptions> options, String role, @Nullable CardOptions said) {
        if (said != null) {
            options.put(role, said);
        }
    }
}
