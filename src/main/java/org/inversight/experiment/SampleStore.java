package org.inversight.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.inversight.model.Json;
import org.inversight.model.ModelCard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The samples of a folder. Reads cards, never weights.
 *
 * @param root the folder {@code sample-models}
 */
public record SampleStore(Path root) {

    private static final Logger LOG = LoggerFactory.getLogger(SampleStore.class);

    /**
     * {@return all samples that can be read, by name, but those first that say so themselves} One that cannot be read
     * is left out with a warning.
     */
    public List<Sample> all() {
        List<Sample> samples = new ArrayList<>();
        int first = 0;
        if (!Files.isDirectory(root)) {
            LOG.warn("The folder {} with the samples is not there.", root);
            return samples;
        }
        try (Stream<Path> folders = Files.list(root)) {
            for (Path folder : folders.sorted().toList()) {
                if (Files.isRegularFile(folder.resolve("sample.json"))) {
                    try {
                        Sample sample = read(folder);
                        samples.add(document(folder).first() ? first++ : samples.size(), sample);
                    } catch (IOException e) {
                        LOG.warn("The sample {} is left out: {}", folder.getFileName(), e.getMessage());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder %s cannot be read.".formatted(root), e);
        }
        return samples;
    }

    /**
     * {@return the sample of this name}
     *
     * @param name of its folder
     * @throws IllegalArgumentException if there is none, or it cannot be read
     */
    public Sample named(String name) {
        Path folder = folder(name);
        try {
            return read(folder);
        } catch (IOException e) {
            throw new IllegalArgumentException("The sample %s cannot be used: %s".formatted(name, e.getMessage()), e);
        }
    }

    /**
     * {@return whether there is a sample of this name}
     *
     * @param name of its folder
     */
    public boolean has(String name) {
        return !name.isBlank() && Files.isRegularFile(root.resolve(name).resolve("sample.json"));
    }

    /**
     * {@return where the files of the sample of this name lie}
     *
     * @param name of its folder
     * @throws IllegalArgumentException if there is none
     */
    public Path folder(String name) {
        Path folder = root.resolve(name);
        if (!has(name)) {
            throw new IllegalArgumentException("There is no sample \"%s\" in %s; there are %s."
                    .formatted(name, root, all().stream().map(Sample::name).toList()));
        }
        return folder;
    }

    /**
     * {@return the document of the sample of this name}
     *
     * @param name of its folder
     * @throws IOException if it cannot be read
     */
    public SampleFile document(String name) throws IOException {
        return document(folder(name));
    }

    private static SampleFile document(Path folder) throws IOException {
        Path file = folder.resolve("sample.json");
        return Json.read(file, SampleFile.class).complete(file);
    }

    private Sample read(Path folder) throws IOException {
        SampleFile file = document(folder);
        Map<String, ModelCard> generators = new LinkedHashMap<>();
        for (Map.Entry<String, String> entry : file.generators().entrySet()) {
            generators.put(entry.getKey(), card(folder, entry.getValue()));
        }
        Path preview = file.preview() == null ? null : folder.resolve(file.preview());
        return SampleBuilder.builder()
                .name(String.valueOf(folder.getFileName()))
                .title(file.title())
                .edition(file.edition())
                .description(file.description())
                .folder(folder)
                .classifier(card(folder, file.classifier()))
                .generators(generators)
                .students(students(folder, file.students()))
                .evaluators(cards(folder, file.evaluators()))
                .evaluatorFiles(file.evaluators().stream()
                        .map(f -> folder.resolve(f).toString())
                        .toList())
                .verifier(file.verifier() == null ? null : card(folder, file.verifier()))
                .attributeReader(file.attributeReader() == null ? null : card(folder, file.attributeReader()))
                .presets(file.presets())
                .auxiliary(file.auxiliaryImages() != null)
                .preview(preview != null && Files.isRegularFile(preview) ? preview : null)
                .previewCaption(file.previewCaption() == null ? "" : file.previewCaption())
                .build();
    }

    private static List<Student> students(Path folder, List<String> names) throws IOException {
        List<Student> students = new ArrayList<>();
        for (String name : names) {
            students.add(Student.read(folder.resolve(name)));
        }
        return students;
    }

    private static List<ModelCard> cards(Path folder, List<String> names) throws IOException {
        List<ModelCard> cards = new ArrayList<>();
        for (String name : names) {
            cards.add(card(folder, name));
        }
        return cards;
    }

    private static ModelCard card(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        return Json.read(file, ModelCard.class).checked(file);
    }
}
