package org.inversight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.inversight.data.ImageForm;
import org.inversight.data.ImageSource;
import org.inversight.data.LabelledImages;
import org.inversight.engine.Noise;
import org.inversight.fixtures.TestPeople;
import org.inversight.people.Names;
import org.inversight.train.Strangers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every figure of a run of people has its ceiling and its floor; without strangers it has no figure of theirs. */
@Tag("slow")
class FiguresCommandTest extends CommandLineCase {

    private static final int STRANGERS = 30;

    @BeforeAll
    static void writePeople() {
        TestPeople.write(samples);
    }

    private static Path verifier() {
        return samples.resolve("few/verifier.safetensors");
    }

    @AfterEach
    void strangersGo() throws IOException {
        Files.deleteIfExists(samples.resolve("few/strangers.json"));
    }

    private static void writeStrangers() throws IOException {
        float[] rows = Noise.normal(STRANGERS * 16, 5);
        for (int from = 0; from < rows.length; from += 16) {
            double squares = 0;
            for (int i = from; i < from + 16; i++) {
                squares += rows[i] * rows[i];
            }
            for (int i = from; i < from + 16; i++) {
                rows[i] /= (float) Math.sqrt(squares);
            }
        }
        Strangers.Document document =
                new Strangers.Document("", STRANGERS, Strangers.fingerprint(verifier()), 0.9, 0.001, 435, "", "");
        try (NDManager manager = NDManager.newBaseManager()) {
            Strangers.write(verifier(), document, rows, manager);
        }
    }

    private static Map<String, JsonNode> figures(JsonNode result) {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        result.at("/figures").forEach(figure -> all.put(figure.at("/name").stringValue(), figure));
        return all;
    }

    private static JsonNode at(Map<String, JsonNode> figures, String name, String part) {
        JsonNode figure = figures.get(name);
        assertNotNull(figure, name);
        return figure.at(part);
    }

    @Test
    void figuresOfPeopleHaveCeilingAndFloor() throws IOException {
        writeStrangers();
        JsonNode result = json("--sample few");
        Map<String, JsonNode> figures = figures(result);
        for (String name : List.of(
                "target",
                "evaluator:evaluator",
                "top5:evaluator",
                "rank1",
                "rank5",
                "verified",
                "verifiedStrictly",
                "lookAlikeLineUp",
                "firstAmongStrangers",
                "medianRankAmongStrangers",
                "rankAmongStrangers",
                "attribute:glasses",
                "pixelDistance",
                "featureDistance",
                "precision",
                "recall",
                "density",
                "coverage",
                "knowledge")) {
            assertTrue(figures.containsKey(name), name + " is not in " + figures.keySet());
            assertTrue(at(figures, name, "/value").isNumber(), name);
            assertTrue(at(figures, name, "/ceiling").isNumber(), name);
        }
        assertEquals(1 / 31.0, at(figures, "firstAmongStrangers", "/floor").doubleValue(), 1e-12);
        assertEquals(16, at(figures, "medianRankAmongStrangers", "/floor").doubleValue());
        assertEquals(1 / 8.0, at(figures, "knowledge", "/floor").doubleValue());
        assertEquals(5 / 8.0, at(figures, "top5:evaluator", "/floor").doubleValue());
        assertTrue(at(figures, "pixelDistance", "/floor").isNull(), "this attack has no generator");
        assertEquals(
                at(figures, "rankAmongStrangers", "/value"), result.at("/identification/rankAmongStrangers/value"));
        assertTrue(result.at("/identification/lookAlikeLineUp/ceiling").isNumber());
        assertEquals(result.at("/attackAccuracy/evaluators/evaluator"), at(figures, "evaluator:evaluator", "/value"));
        assertEquals(genuineDistance(), at(figures, "pixelDistance", "/ceiling").doubleValue(), 1e-4);
    }

    /** Mean distance of the second image of each person to the nearer of the first and the third. */
    private static double genuineDistance() throws IOException {
        LabelledImages all = ImageSource.readLabelled(
                        samples.resolve("few/private"),
                        ImageForm.ofChannels(3),
                        IntStream.range(0, TestPeople.PEOPLE)
                                .mapToObj(Names::of)
                                .toList())
                .images();
        double sum = 0;
        for (int person = 0; person < TestPeople.PEOPLE; person++) {
            int wanted = person;
            int[] own = all.positions(k -> k == wanted);
            assertEquals(3, own.length);
            double first = distance(all.images().image(own[1]), all.images().image(own[0]));
            double third = distance(all.images().image(own[1]), all.images().image(own[2]));
            sum += Math.min(first, third);
        }
        return sum / TestPeople.PEOPLE;
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (double) (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    @Test
    void withoutStrangersThereIsNoFigureOfTheirs() {
        JsonNode result = json("--sample few");
        Map<String, JsonNode> figures = figures(result);
        assertTrue(figures.containsKey("lookAlikeLineUp"), figures.keySet().toString());
        for (String name : List.of("verifiedStrictly", "firstAmongStrangers", "rankAmongStrangers")) {
            assertFalse(figures.containsKey(name), name);
        }
        assertTrue(result.at("/identification/rankAmongStrangers").isMissingNode());
    }

    /** The floor of an attack with a generator is that of unselected images; its label is the attacked class. */
    @Test
    void aTableStandsOnTheConsole() {
        assertEquals(0, run("run --sample tiny --attack kedmi --steps 1 --threads 1"), err);
        List<String> lines = out.lines().toList();
        assertTrue(lines.get(1).matches(" +images +ceiling +floor"), out);
        String pixels = lines.stream()
                .filter(l -> l.startsWith("pixel distance"))
                .findFirst()
                .orElseThrow();
        assertTrue(pixels.matches("pixel distance +[0-9.]+ +[0-9.]+ +[0-9.]+"), pixels);
        assertTrue(
                lines.stream().anyMatch(l -> l.matches("target +[0-9.]+ % +[0-9.]+ % +20\\.0 %")),
                "one of five classes: " + out);
    }
}
