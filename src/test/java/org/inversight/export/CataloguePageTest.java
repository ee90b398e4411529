package org.inversight.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.inversight.bench.ResultsPlan;
import org.inversight.experiment.Catalogue;
import org.inversight.model.Json;
import org.inversight.run.RunReport;
import org.inversight.run.RunReportBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CataloguePageTest {

    @Test
    void thePageInTheRepositoryIsAsNewAsTheRegistry() throws IOException {
        List<StepCost> costs = StepCost.of(Path.of("docs/results/catalogue"));
        assertEquals(
                CataloguePage.markdown(Catalogue.standard(), costs).replace("\r", ""),
                Files.readString(Path.of("docs/catalogue.md")).replace("\r", ""),
                "docs/catalogue.md is old; make it again with: mvn -q -Dapp.args=\"catalogue --markdown\" > docs/catalogue.md");
    }

    @Test
    void aCostStandsUnderItsAttack() {
        String page = CataloguePage.markdown(
                Catalogue.standard(), List.of(new StepCost("gmi", "lom", "students", "digits", 50, 312.4, 0, 2)));
        int gmi = page.indexOf("(`gmi`)");
        int kedmi = page.indexOf("(`kedmi`)");
        int cost = page.indexOf("`digits`, lom, students, 50 images: 312 ms on 2 threads");
        assertTrue(gmi > 0 && cost > gmi && cost < kedmi, gmi + " " + cost + " " + kedmi);
    }

    /** 30 s of 120 steps are 250 ms a step; a cell with changed parameters tells nothing. */
    @Test
    void costsComeFromMeasuredCells(@TempDir Path folder) throws IOException {
        RunReport run = RunReportBuilder.builder()
                .wallSeconds(30)
                .steps(120)
                .images(50)
                .queries(2400L)
                .threads(2)
                .build();
        Json.write(folder.resolve("a.json"), file(Map.of(), run));
        Json.write(folder.resolve("b.json"), file(Map.of("defence.top-k", 1), run));

        assertEquals(List.of(new StepCost("mirror", null, null, "digits", 50, 250, 20, 2)), StepCost.of(folder));
        assertEquals(List.of(), StepCost.of(folder.resolve("none")));
    }

    private static CellFile file(Map<String, Object> parameters, RunReport run) {
        return new CellFile(
                new ResultsPlan.Cell("m", "digits", "mirror", null, null, List.of(0L), null, parameters),
                List.of("2 cores"),
                List.of("abc"),
                null,
                0,
                List.of(run),
                List.of());
    }
}
