package org.inversight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.inversight.model.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the program says of the machine that it runs on. */
class DoctorCommandTest extends CommandLineCase {

    private double seconds = 1.5;

    @Override
    double startToWindow() throws IOException {
        if (Double.isNaN(seconds)) {
            throw new IOException("it has no display");
        }
        return seconds;
    }

    @Test
    void theMachineIsOneLineOfJson() {
        assertEquals(0, run("doctor --json"), err);
        assertEquals(1, out.lines().count(), out);
        JsonNode found = Json.parse(out, JsonNode.class);
        List<String> names = new ArrayList<>(found.propertyNames());
        names.remove("residentMegabytes"); // not on every system
        assertEquals(
                List.of(
                        "inversight",
                        "java",
                        "system",
                        "processors",
                        "heapMegabytes",
                        "cache",
                        "engineStartSeconds",
                        "pytorch",
                        "device",
                        "threads",
                        "kernels",
                        "kernelsBecause",
                        "arithmetic",
                        "devices",
                        "startToWindowSeconds"),
                names);
        assertEquals("right", found.at("/arithmetic").stringValue());
        assertEquals(1.5, found.at("/startToWindowSeconds").doubleValue());
        assertTrue(found.at("/devices").toString().startsWith("[\"cpu\""), found.toString());
    }

    @Test
    void aWindowThatDoesNotOpenIsSaidAndTheRestIsThere() {
        seconds = Double.NaN;
        assertEquals(0, run("doctor --json"), err);
        assertTrue(Json.parse(out, JsonNode.class).at("/startToWindowSeconds").isNull(), out);
        assertEquals("The window could not be timed: it has no display", err.strip());
    }
}
