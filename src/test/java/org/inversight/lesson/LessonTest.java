package org.inversight.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.Sample;
import org.inversight.experiment.SampleStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LessonTest {

    private static final Catalogue CATALOGUE = Catalogue.standard();
    private static final List<Sample> SAMPLES = new SampleStore(Path.of("sample-models")).all();

    @TempDir
    Path folder;

    private Lesson read(String text) throws IOException {
        return Lesson.read(Files.writeString(folder.resolve("mine.lesson.json"), text), CATALOGUE, SAMPLES);
    }

    @Test
    void everyShippedLessonNamesOnlyWhatExistsAndRunsOnTheDigits() {
        List<Lesson> shipped = Lesson.shipped();
        assertEquals("Tour", shipped.getFirst().title());
        assertEquals(4, shipped.size());
        for (Lesson lesson : shipped) {
            lesson.require(CATALOGUE, SAMPLES);
            Experiment last = lesson.experiment(lesson.steps().size() - 1, CATALOGUE, SAMPLES);
            assertTrue(
                    Objects.requireNonNull(Objects.requireNonNull(last).sample())
                            .startsWith("digits"),
                    lesson.title());
        }
        assertTrue(shipped.stream()
                .skip(1)
                .allMatch(lesson -> lesson.steps().stream().anyMatch(step -> step.question() != null)));
        int stops = shipped.getFirst().steps().size();
        assertTrue(stops >= 6 && stops <= 8, "stops of the tour: " + stops);
        assertTrue(shipped.getFirst().steps().stream().allMatch(step -> step.acts() || step.until() > 0));
    }

    @Test
    void whatIsWaitedForComesBeforeTheRunsEnd() {
        for (Lesson lesson : Lesson.shipped()) {
            for (int i = 0; i < lesson.steps().size(); i++) {
                Experiment experiment = lesson.experiment(i, CATALOGUE, SAMPLES);
                assertTrue(
                        lesson.steps().get(i).until()
                                < Objects.requireNonNull(experiment).steps(),
                        lesson.title() + ", step " + (i + 1));
            }
        }
    }

    @Test
    void settingsAddUpAndAnAttackBringsItsPreset() throws IOException {
        Lesson lesson = read("""
                {"title": "Mine", "about": "A test.", "steps": [
                  {"text": "Nothing yet."},
                  {"text": "One.", "setting": {"sample": "digits", "attack": "gmi", "seed": 7, "targets": [3]}},
                  {"text": "Two.", "setting": {"loss": "cross-entropy", "steps": 40}, "start": true},
                  {"text": "Look.", "look": ["stage"]},
                  {"text": "Three.", "setting": {"attack": "mirror", "parameters": {"defence.top-k": 1}}}]}
                """);
        assertNull(lesson.experiment(0, CATALOGUE, SAMPLES));
        Experiment one = Objects.requireNonNull(lesson.experiment(1, CATALOGUE, SAMPLES));
        assertEquals(List.of(3), one.targets());
        assertEquals(7, one.seed());
        assertEquals(120, one.steps());
        assertEquals("lom", one.loss());
        Experiment two = Objects.requireNonNull(lesson.experiment(3, CATALOGUE, SAMPLES));
        assertEquals("cross-entropy", two.loss());
        assertEquals(40, two.steps());
        assertEquals("students", two.augmentation());
        assertEquals(7, two.seed());
        Experiment three = Objects.requireNonNull(lesson.experiment(4, CATALOGUE, SAMPLES));
        assertNull(three.loss());
        assertEquals(10, three.targets().size());
        assertEquals(1, ((Number) Objects.requireNonNull(three.parameters().get("defence.top-k"))).intValue());
        assertEquals(
                List.of(-1, 1, 2, 2, 4),
                List.of(0, 1, 2, 3, 4).stream().map(lesson::acting).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"text": "a", "setting": {"sample": "digit"}} | in step 1, there is no sample "digit"; there are
                    {"text": "a", "setting": {"sample": "digits", "attack": "kedmy"}} | there is no attack "kedmy"; there are
                    {"text": "a", "setting": {"sample": "digits", "loss": "ce"}} | there is no loss "ce"; there are
                    {"text": "a", "setting": {"sample": "digits", "targets": [10]}} | there is no class 10; the sample digits has 0 to 9
                    {"text": "a", "setting": {"sample": "digits", "attack": "mirror", "loss": "lom"}} | takes neither loss nor augmentation
                    {"text": "a", "setting": {"sample": "digits", "parameters": {"kedmi.rate": 1}}} | there is no parameter "kedmi.rate"; there are
                    {"text": "a", "setting": {"sample": "digits", "steps": 0}} | "steps" takes 1 or more, not 0
                    {"text": "a", "start": true} | nothing is set up yet
                    {"text": "a", "look": ["confidnce"]} | there is no place "confidnce"; there are
                    {"text": "a", "controls": ["everything"]} | there is no place "everything"; there are
                    {"text": "a", "setting": {"sample": "digits"}, "compare": ["lom"]} | takes two to four variants, not 1
                    {"text": "a", "setting": {"sample": "digits"}, "compare": ["lom", "both"]} | There is no variant "both"
                    {"text": "a", "setting": {"sample": "digits", "attack": "mirror"}, "compare": ["lom", "lomma"]} | takes no identity loss
                    {"text": "a", "question": {"text": "q", "choices": ["x", "y"], "answer": "z", "reason": "r"}} | the answer "z" is none of the choices
                    {"text": "a", "question": {"text": "q", "choices": ["x"], "answer": "x", "reason": "r"}} | a question has 2 to 4 choices, not 1
                    {"look": ["stage"]} | "text" is missing
                    {"text": "a", "qestion": {}} | no field "qestion" in line 1
                    {"text": "a", "start": "now"} | "start" in line 1 takes true or false
                    """)
    void whatIsWrongIsSaidWithTheStep(String step, String expected) {
        String said = String.valueOf(assertThrows(
                        IOException.class,
                        () -> read("{\"title\": \"Mine\", \"about\": \"A test.\", \"steps\": [" + step + "]}"))
                .getMessage());
        assertTrue(said.contains(expected), said);
        assertTrue(said.endsWith(".") && said.contains("mine.lesson.json"), said);
    }

    @Test
    void theExampleAndThePlacesOfThePageForTeachersAreTrue() throws IOException {
        String page = Files.readString(Path.of("docs/lessons.md"));
        Matcher example = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL).matcher(page);
        assertTrue(example.find());
        assertNotNull(read(example.group(1)));
        for (Place place : Place.values()) {
            assertTrue(page.contains("`" + place.id() + "`"), place.id());
        }
    }
}
