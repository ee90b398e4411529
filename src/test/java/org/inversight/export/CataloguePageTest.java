package org.inversight.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.inversight.model.Json;
import org.inversight.run.Catalogue;
import org.junit.jupiter.api.Test;

class CataloguePageTest {

    @Test
    void thePageInTheRepositoryIsAsNewAsTheRegistry() throws IOException {
        Path measured = Path.of("docs/results/step-costs.json");
        List<CataloguePage.StepCost> costs =
                Files.isRegularFile(measured)
                        ? Json.read(measured, CataloguePage.StepCosts.class).costs()
                        : List.of();
        assertEquals(
                CataloguePage.markdown(Catalogue.standard(), costs).replace("\r", ""),
                Files.readString(Path.of("docs/catalogue.md")).replace("\r", ""),
                "docs/catalogue.md is old; make it again with: mvn -q -Dapp.args=\"catalogue --markdown\" > docs/catalogue.md");
    }

    @Test
    void aCostStandsUnderItsAttack() {
        String page =
                CataloguePage.markdown(
                        Catalogue.standard(),
                        List.of(
                                new CataloguePage.StepCost(
                                        "gmi", "lom", "students", "digits", 50, 312.4, 0, 2)));
        int gmi = page.indexOf("(`gmi`)");
        int kedmi = page.indexOf("(`kedmi`)");
        int cost = page.indexOf("`digits`, lom, students, 50 pictures: 312 ms on 2 threads");
        assertTrue(gmi > 0 && cost > gmi && cost < kedmi, gmi + " " + cost + " " + kedmi);
    }
}
