package org.inversight.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inversight.catalog.Described;
import org.inversight.catalog.Entry;
import org.inversight.catalog.Parameter;
import org.inversight.experiment.Catalogue;
import org.inversight.export.CataloguePage;
import org.inversight.export.StepCost;
import org.inversight.model.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what there is: attacks, losses, augmentations, defences and their parameters. */
@Command(
        name = "catalogue",
        description = "Lists every attack, identity loss, augmentation and defence with its parameters.",
        mixinStandardHelpOptions = true)
public final class CatalogueCommand extends LineCommand {

    private final Catalogue catalogue;

    @Option(names = "--json", description = "prints one JSON object on one line")
    private boolean json;

    @Option(
            names = "--markdown",
            description = "prints the page docs/catalogue.md, with the costs that docs/results/catalogue holds")
    private boolean markdown;

    public CatalogueCommand(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Integer call() throws IOException {
        if (json && markdown) {
            throw new IllegalArgumentException("--json and --markdown print different things; give one of them.");
        }
        Map<String, List<? extends Described>> parts = new LinkedHashMap<>();
        parts.put("attacks", catalogue.attacks());
        parts.put("losses", catalogue.losses());
        parts.put("augmentations", catalogue.augmentations());
        parts.put("defences", catalogue.defences());
        var out = out();
        if (markdown) {
            Path measured = Path.of("docs", "results", "catalogue");
            out.print(CataloguePage.markdown(catalogue, StepCost.of(measured)));
            out.flush();
            return 0;
        }
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            parts.forEach((name, list) -> document.put(
                    name,
                    list.stream()
                            .map(d -> Map.of("entry", d.entry(), "parameters", d.parameters()))
                            .toList()));
            out.println(Json.line(document));
            return 0;
        }
        parts.forEach((name, list) -> {
            out.println(name);
            for (Described described : list) {
                Entry entry = described.entry();
                out.printf("  %s: %s%n    %s%n    %s%n", entry.id(), entry.summary(), entry.formula(), entry.source());
                for (Parameter parameter : described.parameters()) {
                    out.printf(
                            "    --param %s=%s  %s%n",
                            parameter.id(), parameter.defaultValue(), parameter.description());
                }
            }
        });
        return 0;
    }
}
