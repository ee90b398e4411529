package org.inversight.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.inversight.data.ImageForm;
import org.inversight.data.ImageSource;
import org.inversight.data.LabelledImages;
import org.inversight.model.Json;
import org.inversight.people.Attributes;
import org.inversight.people.ImageFrame;
import org.inversight.people.Names;
import org.inversight.people.PeopleSet;
import org.inversight.people.PortraitSet;
import org.inversight.people.Trait;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class PeopleCommandTest {

    @TempDir
    Path folder;

    private String out = "";
    private String err = "";

    @Test
    void aFolderHasImagesAndSaysWhoIsOnThem() throws IOException {
        Path people = folder.resolve("people");
        assertEquals(0, run("people --set private --count 62 --seed 4 --out '%s'".formatted(people)), err);
        assertEquals(people + System.lineSeparator(), out);
        JsonNode list = Json.read(people.resolve("people.json"), JsonNode.class);
        assertEquals(60, list.size());
        assertEquals(2, list.get(1).at("/images").size());
        assertEquals(1, list.get(2).at("/images").size());
        assertEquals(Trait.values().length, list.get(0).at("/identity").size());
        PortraitSet set = PeopleSet.PRIVATE.of(ImageFrame.BUST, 4, 62);
        assertEquals(1, list.get(1).at("/person").intValue());
        assertEquals(Names.of(1), list.get(1).at("/name").stringValue());
        assertEquals(Attributes.ALL.size(), list.get(1).at("/attributes").size());
        assertEquals(
                Attributes.HAIR_COLOUR.word(set.person(1)),
                list.get(1).at("/attributes/hair colour").stringValue());
        assertEquals(
                set.person(1).of(Trait.AGE), list.get(1).at("/identity/age").doubleValue());
        assertEquals(
                set.nuisance(61).pose().yaw(),
                list.get(1).at("/images/1/nuisance/pose/yaw").doubleValue());
        LabelledImages read = ImageSource.readLabelled(
                        people, ImageForm.ofChannels(3), List.of(Names.of(0), Names.of(1)))
                .images();
        assertEquals(4, read.images().count());
        float[] drawn = set.image(61, 64).pixels();
        float[] stored = read.images().image(3);
        for (int i = 0; i < drawn.length; i++) {
            assertEquals(drawn[i], stored[i], 0.5 / 255 + 1e-6);
        }
        assertFalse(Files.exists(people.resolve("people.json.part")));
    }

    @Test
    void theSameSeedGivesTheSameFiles() throws IOException {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        Path other = folder.resolve("other");
        run("people --set shifted --count 2 --seed 1 --out '%s'".formatted(first));
        run("people --set shifted --count 2 --seed 1 --out '%s'".formatted(second));
        run("people --set shifted --count 2 --seed 2 --out '%s'".formatted(other));
        for (String name : List.of("people.json", "person-0002/000.png")) {
            byte[] bytes = Files.readAllBytes(first.resolve(name));
            assertArrayEquals(bytes, Files.readAllBytes(second.resolve(name)));
            assertFalse(Arrays.equals(bytes, Files.readAllBytes(other.resolve(name))));
        }
    }

    @Test
    void peopleOfAnEarlierExportAreNotMixedWithOthers() throws IOException {
        Path people = folder.resolve("people");
        assertEquals(0, run("people --set shifted --count 2 --seed 1 --out '%s'".formatted(people)), err);
        byte[] list = Files.readAllBytes(people.resolve("people.json"));
        assertEquals(1, run("people --set public --count 2 --seed 1 --out '%s'".formatted(people)));
        assertEquals(
                "%s has people.json of an earlier export or of something else; choose an empty folder."
                        .formatted(people),
                err.strip());
        assertArrayEquals(list, Files.readAllBytes(people.resolve("people.json")));
        Files.delete(people.resolve("people.json"));
        assertEquals(1, run("people --set private --count 2 --seed 1 --out '%s'".formatted(people)));
        assertTrue(err.contains("has person-000"), err);
    }

    @Test
    void aContactSheetShowsTenInARow() throws IOException {
        Path sheet = folder.resolve("sheet.png");
        assertEquals(0, run("people --set public --count 12 --contact-sheet '%s'".formatted(sheet)), err);
        var image = ImageIO.read(sheet.toFile());
        assertEquals(10 * (128 + 4) + 4, image.getWidth());
        assertEquals(2 * (128 + 4) + 4, image.getHeight());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "people | --out",
                "people --set nobody --out x | private, public, shifted",
                "people --frame near --out x | bust, aligned",
                "people --count 0 --out x | --count",
                "people --size 20 --out x | --size",
                "people --count two --out x | --count"
            })
    void whatIsWrongIsOneSentence(String line, String named) {
        assertNotEquals(0, run(line));
        assertEquals("", out);
        assertEquals(1, err.lines().count(), err);
        assertTrue(err.contains(named), err);
    }

    @Test
    void aFrameIsChosenByItsName() throws IOException {
        Path people = folder.resolve("aligned");
        assertEquals(0, run("people --frame aligned --count 1 --out '%s'".formatted(people)), err);
        JsonNode list = Json.read(people.resolve("people.json"), JsonNode.class);
        assertEquals(
                PeopleSet.PRIVATE
                        .of(ImageFrame.ALIGNED, 0, 1)
                        .nuisance(0)
                        .framing()
                        .scale(),
                list.get(0).at("/images/0/nuisance/framing/scale").doubleValue());
    }

    @Test
    void aFolderThatCannotBeWrittenIsOneSentence() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertEquals(1, run("people --count 2 --out '%s'".formatted(file.resolve("in"))));
        assertEquals(1, err.lines().count(), err);
        assertTrue(err.contains("file is a file; choose another folder"), err);
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertEquals(1, run("people --count 2 --out '%s'".formatted(file)));
        assertEquals("%s is a file, and a folder is expected; choose a folder.".formatted(file), err.strip());
        assertEquals(1, run("people --count 2 --contact-sheet '%s'".formatted(folder.resolve("no/x.png"))));
        assertTrue(err.contains("cannot be written (its folder is not there)"), err);
    }

    private int run(String line) {
        StringWriter stdout = new StringWriter();
        StringWriter stderr = new StringWriter();
        Commands commands = new Commands(
                List.of(new PeopleCommand()), new PrintWriter(stdout, true), new PrintWriter(stderr, true));
        int code = commands.execute(ArgumentLine.split(line));
        out = stdout.toString();
        err = stderr.toString();
        return code;
    }
}
