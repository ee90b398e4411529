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
final class RunCommandLine {

    private RunCommandLine() {}

    /**
     * Every option for a run on a sample; a run with files of its own, or one that goes on from another or was changed on
     * its way, is repeated from the file that carries it.
     *
     * @param carrier name of that file
     */
    static String of(RunRecord run, String carrier) {
        Experiment experiment = run.experiment();
        boolean own = !experiment.models().equals(ModelFiles.NONE)
                || !experiment.data().equals(DataFiles.NONE)
                || experiment.branch() != null;
        String sample = experiment.sample();
        if (own || sample == null) {
            return "run --experiment " + quoted(carrier);
        }
        StringJoiner line = new StringJoiner(" ");
        line.add("run --sample").add(quoted(sample)).add("--attack").add(experiment.attack());
        if (experiment.loss() != null && experiment.augmentation() != null) {
            line.add("--loss").add(experiment.loss()).add("--augment").add(experiment.augmentation());
        }
        line.add("--targets").add(targets(experiment.targets()));
        line.add("--restarts").add(Integer.toString(experiment.restarts()));
        line.add("--steps").add(Integer.toString(experiment.steps()));
        line.add("--seed").add(Long.toString(experiment.seed()));
        line.add("--device").add(experiment.device());
        line.add("--threads").add(Integer.toString(experiment.threads()));
        for (Map.Entry<String, Object> value : new TreeMap<>(run.settings()).entrySet()) {
            line.add("--param").add(quoted(value.getKey() + "=" + value.getValue()));
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

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9._=,:/+-]+") ? word : "'" + word + "'";
    }
}
