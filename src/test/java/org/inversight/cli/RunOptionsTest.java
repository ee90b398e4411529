package org.inversight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.inversight.experiment.Experiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What options mean. */
class RunOptionsTest extends CommandLineCase {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0 | [0]", "0,3-4 | [0,3,4]", "4,0-2 | [4,0,1,2]", "1,1,0-1 | [1,0]", "' 2 , 4 ' | [2,4]"})
    void targetsAreIndicesAndRanges(String given, String meant) {
        JsonNode result = json("--sample tiny --attack gmi --steps 1 --targets '%s'".formatted(given));
        assertEquals(meant, result.at("/targets").toString());
    }

    @Test
    void aBareParameterNameIsEnoughWhereItIsUnique() throws IOException {
        Experiment experiment = saved("--sample tiny --attack gmi --steps 1 --param step-size=0.3");
        assertEquals(0.3, experiment.parameters().get("gmi.step-size"));
        assertEquals(1.0, experiment.parameters().get("lom.weight"), "every value is written");
    }

    @Test
    void aPresetParameterHoldsUntilItIsOverridden() throws IOException {
        assertEquals(
                0.5, saved("--sample tiny --attack gmi --steps 1").parameters().get("gmi.step-size"));
        assertEquals(
                0.7,
                saved("--sample tiny --attack gmi --steps 1 --param gmi.step-size=0.7")
                        .parameters()
                        .get("gmi.step-size"));
    }

    @Test
    void aVariantHasWhatItWasTunedTo() throws IOException {
        String plain = "--sample tiny --attack gmi --steps 1 --loss cross-entropy --augment none";
        assertEquals(1.5, saved(plain).parameters().get("gmi.step-size"));
        assertEquals(
                0.7, saved(plain + " --param gmi.step-size=0.7").parameters().get("gmi.step-size"));
        assertEquals(
                0.5,
                saved("--sample tiny --attack gmi --steps 1 --loss cross-entropy")
                        .parameters()
                        .get("gmi.step-size"));
    }

    @Test
    void theAttackPicksItsPreset() {
        assertEquals(4, json("--sample tiny --attack pixel").at("/steps").intValue());
        assertEquals(5, json("--sample tiny --attack gmi").at("/steps").intValue());
    }

    @Test
    void aVariantHasItsOwnSteps() {
        String plain = "--sample tiny --attack gmi --loss cross-entropy --augment none";
        assertEquals(7, json(plain).at("/steps").intValue());
        assertEquals(3, json(plain + " --steps 3").at("/steps").intValue());
    }
}
