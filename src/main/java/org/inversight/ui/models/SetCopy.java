package org.inversight.ui.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.inversight.experiment.DataFiles;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ModelFiles;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelFile;
import org.jspecify.annotations.Nullable;

/** Copies of the files of a set, under names that say what they are used as. */
final class SetCopy {

    private final Path folder;
    private final Map<String, ModelCard> cards = new LinkedHashMap<>();
    private final Map<String, ModelCard> known;
    private final Map<String, Integer> used = new HashMap<>();

    private SetCopy(Path folder, Map<String, ModelCard> known) {
        this.folder = folder;
        this.known = known;
    }

    /** The set with copies of all its files in this folder. */
    static KeptSet into(Path folder, KeptSet set) throws IOException {
        SetCopy copy = new SetCopy(folder, set.cards());
        Experiment experiment = set.experiment();
        ModelFiles models = experiment.models();
        DataFiles data = experiment.data();
        ModelFiles copied = new ModelFiles(
                copy.model("classifier", models.classifier()),
                copy.model("generator", models.generator()),
                copy.model("critic", models.critic()),
                copy.models("student", models.students()),
                copy.models("evaluator", models.evaluators()),
                copy.model("verifier", models.verifier()),
                models.options());
        DataFiles images = new DataFiles(
                copy.images("public", data.publicImages()),
                copy.images("private", data.privateImages()),
                copy.images("auxiliary", data.auxiliaryImages()));
        return set.withExperiment(experiment.withModels(copied).withData(images))
                .withCards(copy.cards);
    }

    private @Nullable List<String> models(String role, @Nullable List<String> files) throws IOException {
        if (files == null) {
            return null;
        }
        List<String> copied = new ArrayList<>();
        for (String file : files) {
            copied.add(String.valueOf(model(role, file)));
        }
        return copied;
    }

    /** A copy of a model, with its card and with the weights that the card names. */
    private @Nullable String model(String role, @Nullable String file) throws IOException {
        if (file == null) {
            return null;
        }
        Path from = Path.of(file);
        Path place = place(role);
        Files.createDirectories(place);
        Path to = place.resolve(from.getFileName());
        copy(from, to);
        Path card = ModelFile.cardOf(from);
        ModelCard said = known.get(file);
        if (!card.equals(from) && Files.isRegularFile(card)) {
            copy(card, place.resolve(card.getFileName()));
        } else if (card.equals(from) && said != null) {
            copy(from.resolveSibling(said.weights()), place.resolve(said.weights()));
        }
        if (said != null) {
            cards.put(to.toString(), said);
        }
        return to.toString();
    }

    private @Nullable String images(String role, @Nullable String file) throws IOException {
        // Not a path: it stands for handwriting that the program draws.
        if (file == null || !Files.exists(Path.of(file))) {
            return file;
        }
        Path from = Path.of(file);
        Path place = place(role);
        Files.createDirectories(place);
        Path to = place.resolve(from.getFileName());
        if (Files.isDirectory(from)) {
            try (Stream<Path> all = Files.walk(from)) {
                for (Path one : all.toList()) {
                    Path there = to.resolve(from.relativize(one).toString());
                    if (Files.isDirectory(one)) {
                        Files.createDirectories(there);
                    } else {
                        copy(one, there);
                    }
                }
            }
            return to.toString();
        }
        copy(from, to);
        Path labels = labels(from);
        if (labels != null) {
            copy(labels, place.resolve(labels.getFileName()));
        }
        return to.toString();
    }

    private static @Nullable Path labels(Path idx) {
        String name = String.valueOf(idx.getFileName());
        Path labels = idx.resolveSibling(name.replace("images", "labels").replaceFirst("idx[34]", "idx1"));
        return labels.equals(idx) || !Files.isRegularFile(labels) ? null : labels;
    }

    /** A folder of its own for each file, so that no card is taken for another's. */
    private Path place(String role) {
        int position = used.merge(role, 1, Integer::sum);
        return folder.resolve(position == 1 ? role : role + "-" + position);
    }

    private static void copy(Path from, Path to) throws IOException {
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new IOException(
                    "%s cannot be copied to %s; look at its permissions and at the room that is left."
                            .formatted(from, to),
                    e);
        }
    }

    /** Deletes copies that were made. */
    static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
