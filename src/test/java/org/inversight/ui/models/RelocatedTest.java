package org.inversight.ui.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.DataFiles;
import org.inversight.experiment.Defaults;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ModelFiles;
import org.junit.jupiter.api.Test;

/** Files that moved have moved for what an experiment branches from too. */
class RelocatedTest {

    private static Experiment at(String folder) {
        return Defaults.of(Catalogue.standard(), "gmi")
                .withModels(ModelFiles.NONE
                        .with()
                        .classifier(folder + "/target.pt")
                        .generator(folder + "/generator.pt")
                        .evaluators(List.of(folder + "/a.pt", folder + "/b.pt"))
                        .build())
                .withData(new DataFiles(null, folder + "/private", null));
    }

    @Test
    void theParentsFilesAreWhereTheyAreNow() {
        Experiment first = at("/old");
        Experiment saved = first.branched(3, first.branched(2, first).withSteps(50));
        Experiment found = at("/new");
        Experiment.Branch branch = Objects.requireNonNull(Relocated.branch(saved, found));
        assertEquals(3, branch.step());
        assertEquals(at("/new").models(), branch.parent().models());
        assertEquals(at("/new").data(), branch.parent().data());
        assertTrue(branch.fits(found));
        assertNull(Relocated.branch(first, found));
    }
}
