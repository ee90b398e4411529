package org.inversight.metric;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.inversight.model.Json;
import org.jspecify.annotations.Nullable;

/**
 * What is true of private people: {@code people.json} beside their images, a list of {@code {"name": CLASS,
 * "attributes": {NAME: VALUE, ...}}}. Drawn people come with it; for photographs somebody has to write it.
 *
 * @param people values by attribute, by the name of the person's class
 */
public record TrueAttributes(Map<String, Map<String, String>> people) {

    private static final String FILE = "people.json";

    /** Copies the outer map. */
    public TrueAttributes {
        people = Map.copyOf(people);
    }

    /** One entry of the file; whatever else an entry says is of no interest here. */
    private record Person(@Nullable String name, @Nullable Map<String, String> attributes) {}

    /**
     * The truth beside private images.
     *
     * @param folder of the private images
     * @return null where the folder says nothing of people
     * @throws IOException if the file cannot be read
     */
    public static @Nullable TrueAttributes beside(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        Map<String, Map<String, String>> people = new LinkedHashMap<>();
        for (@Nullable Person person : Json.read(file, Person[].class)) {
            if (person != null && person.name() != null && person.attributes() != null) {
                people.put(person.name(), person.attributes());
            }
        }
        return people.isEmpty() ? null : new TrueAttributes(people);
    }

    /** The value of an attribute of a person; null where nothing is said. */
    @Nullable
    String of(String person, String attribute) {
        return people.getOrDefault(person, Map.of()).get(attribute);
    }
}
