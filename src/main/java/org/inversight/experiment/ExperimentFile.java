package org.inversight.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.inversight.data.Fingerprint;
import org.inversight.data.ImageSource;
import org.inversight.data.KnownFingerprints;
import org.inversight.model.Json;
import org.inversight.model.ModelFile;
import org.jspecify.annotations.Nullable;

/**
 * A saved experiment, as it travels: its paths are relative to the document, and checksums tell whether the files are
 * still the ones that the run used.
 *
 * @param experiment with paths that can be opened from here
 * @param checksums SHA-256 by path; empty in older documents
 */
public record ExperimentFile(Experiment experiment, Map<Path, String> checksums) {

    /** The document as it is written. */
    private record Document(
            @JsonUnwrapped Experiment experiment,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> checksums) {}

    /** What a document says beside the experiment. */
    private record Checksums(@Nullable Map<String, String> checksums) {}

    /** A run that goes on is written often, with the same files. */
    private static final KnownFingerprints KNOWN = new KnownFingerprints();

    /** Copies the checksums. */
    public ExperimentFile {
        checksums = Map.copyOf(checksums);
    }

    /**
     * Writes an experiment.
     *
     * @param file the document, replaced where it exists
     * @param experiment whose files can be opened from here
     * @throws IOException if it cannot be written, or a file that it names cannot be read
     */
    public static void write(Path file, Experiment experiment) throws IOException {
        Json.write(file, document(folder(file), experiment));
    }

    /**
     * {@return the document in one line, for a file that holds it among other things}
     *
     * @param file that is to hold it
     * @param experiment whose files can be opened from here
     * @throws IOException if a file that it names cannot be read
     */
    public static String text(Path file, Experiment experiment) throws IOException {
        return Json.line(document(folder(file), experiment));
    }

    private static Document document(Path folder, Experiment experiment) throws IOException {
        Experiment moved = moved(experiment, name -> relative(folder, Path.of(name)));
        Map<String, String> checksums = new TreeMap<>();
        for (Map.Entry<Path, String> entry : current(experiment, KNOWN::hex).entrySet()) {
            checksums.put(relative(folder, entry.getKey()), entry.getValue());
        }
        return new Document(moved, checksums);
    }

    /**
     * Reads a document. A relative path is looked for beside the document and, as in older ones, from the working
     * directory.
     *
     * @param file the document
     * @return with paths that can be opened from here
     * @throws IOException if it is no experiment
     */
    public static ExperimentFile read(Path file) throws IOException {
        return of(file, Json.read(file, Experiment.class), Json.read(file, Checksums.class));
    }

    /**
     * {@return what {@link #text} wrote, with paths that can be opened from here}
     *
     * @param file that holds it
     * @param text of the document
     * @throws IllegalArgumentException if it is no experiment
     */
    public static ExperimentFile parse(Path file, String text) {
        return of(file, Json.parse(text, Experiment.class), Json.parse(text, Checksums.class));
    }

    private static ExperimentFile of(Path file, Experiment saved, Checksums sums) {
        Path folder = folder(file);
        UnaryOperator<String> opened = name -> opened(folder, Path.of(name)).toString();
        Experiment experiment = moved(saved, opened);
        Map<String, String> said = sums.checksums();
        Map<Path, String> checksums = new LinkedHashMap<>();
        if (said != null) {
            said.forEach((name, sum) -> checksums.put(opened(folder, Path.of(name)), sum));
        }
        return new ExperimentFile(experiment, checksums);
    }

    /**
     * {@return what is not as it was when the document was written, a sentence each}
     *
     * @param used the experiment that is to run, whose files may have been replaced on purpose
     * @throws IOException if a file is there and cannot be read
     */
    public List<String> differences(Experiment used) throws IOException {
        List<String> sentences = new ArrayList<>();
        if (experiment.sample() != null
                && experiment.sample().equals(used.sample())
                && !Objects.equals(experiment.edition(), used.edition())) {
            sentences.add("The sample %s was made anew since this was saved, so the same settings give other images."
                    .formatted(used.sample()));
        }
        // read once more, whatever is remembered of them
        for (Map.Entry<Path, String> now :
                current(used, file -> new Fingerprint().add(file).hex()).entrySet()) {
            Path file = now.getKey();
            String then = checksums.get(file);
            if (then != null && !then.equals(now.getValue())) {
                sentences.add("%s is not what the saved run used (its SHA-256 is another), so the images will differ."
                        .formatted(file));
            } else if (then == null && checksums.keySet().stream().anyMatch(known -> beside(known, file))) {
                sentences.add("%s was not there when the run was saved, so the images may differ.".formatted(file));
            }
        }
        return sentences;
    }

    /** Whether this is a card that lies beside a known model. */
    private static boolean beside(Path model, Path card) {
        return !model.equals(card) && ModelFile.cardOf(model).equals(card);
    }

    private interface Sum {
        String of(Path file) throws IOException;
    }

    /** SHA-256 of the files of an experiment that are there, with their cards and weights. */
    private static Map<Path, String> current(Experiment experiment, Sum sum) throws IOException {
        Map<Path, String> all = new LinkedHashMap<>();
        for (Experiment one = experiment;
                one != null;
                one = one.branch() == null ? null : one.branch().parent()) {
            add(all, one, sum);
        }
        return all;
    }

    private static void add(Map<Path, String> all, Experiment experiment, Sum sum) throws IOException {
        ModelFiles models = experiment.models();
        List<@Nullable String> names = new ArrayList<>();
        names.add(models.classifier());
        names.add(models.generator());
        names.add(models.critic());
        names.add(models.verifier());
        names.addAll(models.students() == null ? List.of() : models.students());
        names.addAll(models.evaluators() == null ? List.of() : models.evaluators());
        for (String name : names) {
            if (name != null) {
                Path model = Path.of(name);
                add(all, model, sum);
                add(all, ModelFile.cardOf(model), sum);
                add(all, ModelFile.weightsOf(model), sum);
            }
        }
        DataFiles data = experiment.data();
        for (String name : images(data)) {
            Path images = Path.of(name);
            if (Files.exists(images) && !all.containsKey(images)) {
                all.put(images, ImageSource.listing(images));
            }
        }
        if (data.privateImages() != null) {
            add(all, ImageSource.labels(Path.of(data.privateImages())), sum);
        }
    }

    private static List<String> images(DataFiles data) {
        List<String> names = new ArrayList<>();
        if (data.publicImages() != null) {
            names.add(data.publicImages());
        }
        if (data.privateImages() != null) {
            names.add(data.privateImages());
        }
        if (data.auxiliaryFiles() != null) {
            names.add(data.auxiliaryFiles());
        }
        return names;
    }

    private static void add(Map<Path, String> all, @Nullable Path file, Sum sum) throws IOException {
        if (file != null && !all.containsKey(file) && Files.isRegularFile(file)) {
            all.put(file, sum.of(file));
        }
    }

    /** The same experiment with other names for its files. */
    private static Experiment moved(Experiment experiment, UnaryOperator<String> to) {
        ModelFiles models = experiment.models();
        DataFiles data = experiment.data();
        Experiment.Branch branch = experiment.branch();
        return experiment
                .withBranch(branch == null ? null : new Experiment.Branch(moved(branch.parent(), to), branch.step()))
                .withModels(new ModelFiles(
                        moved(models.classifier(), to),
                        moved(models.generator(), to),
                        moved(models.critic(), to),
                        moved(models.students(), to),
                        moved(models.evaluators(), to),
                        moved(models.verifier(), to),
                        models.options()))
                .withData(new DataFiles(
                        moved(data.publicImages(), to),
                        moved(data.privateImages(), to),
                        data.auxiliaryFiles() == null ? data.auxiliaryImages() : moved(data.auxiliaryFiles(), to)));
    }

    private static @Nullable String moved(@Nullable String name, UnaryOperator<String> to) {
        return name == null ? null : to.apply(name);
    }

    private static @Nullable List<String> moved(@Nullable List<String> names, UnaryOperator<String> to) {
        return names == null ? null : names.stream().map(to).toList();
    }

    private static Path folder(Path file) {
        Path folder = file.getParent();
        return folder == null ? Path.of("") : folder;
    }

    /** As the document names a file, with slashes everywhere; absolute on another drive. */
    private static String relative(Path folder, Path file) {
        Path from = folder.toAbsolutePath().normalize();
        Path to = file.toAbsolutePath().normalize();
        return from.getRoot() != null && from.getRoot().equals(to.getRoot())
                ? from.relativize(to).toString().replace('\\', '/')
                : to.toString();
    }

    private static Path opened(Path folder, Path name) {
        Path beside = folder.resolve(name).normalize();
        return !Files.exists(beside) && Files.exists(name) ? name : beside;
    }
}
