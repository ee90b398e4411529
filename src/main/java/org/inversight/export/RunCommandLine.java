package org.inversight.export;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.inversight.experiment.DataFiles;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ModelFiles;

/** The command line that repeats a run. */
public final class RunCommandLine {

    private RunCommandLine() {}

    /**
     * Every option for a run on a sample; a run with files of its own, or one that goes on from another or was changed on
     * its way, is repeated from the file that carries it.
     *
     * @param carrier name of that file
     */
    static String of(RunRecord run, String carrier) {
        String line = of(run.experiment(), run.settings());
        return line.isEmpty() ? "run --experiment " + CommandWord.quoted(carrier) : line;
    }

    /** {@return whether options say all of it: a run on a sample that was not changed on its way} */
    public static boolean saysAll(Experiment experiment) {
        boolean own = !experiment.models().equals(ModelFiles.NONE)
                || !experiment.data().equals(DataFiles.NONE)
                || experiment.branch() != null;
        return !own && experiment.sample() != null;
    }

    /**
     * {@return every option; empty where they do not say all}
     *
     * @param experiment with the steps that are repeated
     * @param settings value of every parameter, by id
     */
    public static String of(Experiment experiment, Map<String, Object> settings) {
        String sample = experiment.sample();
        if (sample == null || !saysAll(experiment)) {
            return "";
        }
        StringJoiner line = new StringJoiner(" ");
        line.add("run --sample").add(CommandWord.quoted(sample)).add("--attack").add(experiment.attack());
        if (experiment.loss() != null && experiment.augmentation() != null) {
            line.add("--loss").add(experiment.loss()).add("--augment").add(experiment.augmentation());
        }
        line.add("--targets").add(targets(experiment.targets()));
        line.add("--restarts").add(Integer.toString(experiment.restarts()));
        line.add("--steps").add(Integer.toString(experiment.steps()));
        line.add("--seed").add(Long.toString(experiment.seed()));
        line.add("--device").add(experiment.device());
        line.add("--threads").add(Integer.toString(experiment.threads()));
        for (Map.Entry<String, Object> value : new TreeMap<>(settings).entrySet()) {
            line.add("--param").add(CommandWord.quoted(value.getKey() + "=" + value.getValue()));
        }
        return line.toString();
    }

    /** {@code 0-9}, or every index where they are not in a row. */
    private static String targets(List<Integer> targets) {
        int first = targets.getFirst();
        for (int i = 0; i < targets.size(); i++) {
            if (targets.get(i) != first + i || targets.size() == 1) {
                return targets.stream().map(String::valueOf).collect(Collectors.joining(","));
            }
        }
        return first + "-" + targets.getLast();
    }
}
