package org.inversight.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.inversight.model.Access;
import org.inversight.model.CardOptions;
import org.inversight.model.ScoreMeaning;
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

    @Option(names = "--classifier-scores", paramLabel = "WORD", description = CardWords.SCORES)
    private @Nullable ScoreMeaning classifierScores;

    @Option(names = "--classifier-output", paramLabel = "NAME", description = CardWords.OUTPUT)
    private @Nullable String classifierOutput;

    @Option(names = "--classifier-features", paramLabel = "NAME", description = CardWords.FEATURES)
    private @Nullable String classifierFeatures;

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

    @Option(names = "--students-scores", paramLabel = "WORD", description = CardWords.SCORES)
    private @Nullable ScoreMeaning studentsScores;

    @Option(names = "--students-output", paramLabel = "NAME", description = CardWords.OUTPUT)
    private @Nullable String studentsOutput;

    @Option(names = "--students-features", paramLabel = "NAME", description = CardWords.FEATURES)
    private @Nullable String studentsFeatures;

    @Option(names = "--evaluator-range", paramLabel = "LOW,HIGH", description = CardWords.RANGE)
    private @Nullable String evaluatorRange;

    @Option(names = "--evaluator-mean", paramLabel = "M[,M,M]", description = CardWords.MEAN)
    private @Nullable String evaluatorMean;

    @Option(names = "--evaluator-std", paramLabel = "S[,S,S]", description = CardWords.STD)
    private @Nullable String evaluatorStd;

    @Option(names = "--evaluator-size", paramLabel = "PIXELS", description = CardWords.SIZE)
    private @Nullable String evaluatorSize;

    @Option(names = "--evaluator-scores", paramLabel = "WORD", description = CardWords.SCORES)
    private @Nullable ScoreMeaning evaluatorScores;

    @Option(names = "--evaluator-output", paramLabel = "NAME", description = CardWords.OUTPUT)
    private @Nullable String evaluatorOutput;

    @Option(names = "--evaluator-features", paramLabel = "NAME", description = CardWords.FEATURES)
    private @Nullable String evaluatorFeatures;

    /** What is said of each model by its role: what these options say, and of the others what was said before. */
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
                        classifierAccess,
                        new CardWords.Reading(classifierScores, classifierOutput, classifierFeatures)));
        put(
                all,
                "generator",
                CardWords.read("--generator", generatorRange, null, null, null, null, CardWords.Reading.NONE));
        put(
                all,
                "critic",
                CardWords.read("--critic", criticRange, null, null, criticSize, null, CardWords.Reading.NONE));
        put(
                all,
                "students",
                CardWords.read(
                        "--students",
                        studentsRange,
                        studentsMean,
                        studentsStd,
                        studentsSize,
                        null,
                        new CardWords.Reading(studentsScores, studentsOutput, studentsFeatures)));
        put(
                all,
                "evaluators",
                CardWords.read(
                        "--evaluator",
                        evaluatorRange,
                        evaluatorMean,
                        evaluatorStd,
                        evaluatorSize,
                        null,
                        new CardWords.Reading(evaluatorScores, evaluatorOutput, evaluatorFeatures)));
        return all;
    }

    private static void put(Map<String, CardOptions> options, String role, @Nullable CardOptions said) {
        if (said != null) {
            options.put(role, said);
        }
    }
}
