package org.inversight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.inversight.bench.ResultsPlan;
import org.inversight.export.ResultsPage;
import org.inversight.model.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each results page is what its command makes of its plan and the raw cells beside it. */
class ResultsPagesTest {

    @ParameterizedTest
    @ValueSource(strings = {"catalogue", "digits", "faces", "identities", "patch-mi", "queries"})
    void thePageIsThatOfItsCells(String name) throws IOException {
        Path results = Path.of("docs/results");
        ResultsPlan plan = Json.read(results.resolve(name + ".json"), ResultsPlan.class);
        String page = ResultsPage.markdown(
                ResultsPage.Origin.docs(name, plan), plan, CellRunner.measured(plan, results.resolve(name)));

        assertEquals(
                page.replace("\r", ""),
                Files.readString(Path.of("docs/results-%s.md".formatted(name))).replace("\r", ""),
                "the page is old; make it again with: mvn -q -Dapp.args=\"results %s --page-only\"".formatted(name));
    }
}
