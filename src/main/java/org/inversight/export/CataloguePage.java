package org.inversight.export;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.inversight.attack.AttackType;
import org.inversight.augment.AugmentationType;
import org.inversight.catalog.Described;
import org.inversight.catalog.Entry;
import org.inversight.catalog.Parameter;
import org.inversight.experiment.Catalogue;
import org.inversight.loss.LossType;

/** Everything that the registry has, as Markdown: the text that the window shows. */
public final class CataloguePage {

    private CataloguePage() {}

    /** The page. */
    public static String markdown(Catalogue catalogue, List<StepCost> costs) {
        StringBuilder page = new StringBuilder();
        page.append("# Catalogue\n\n")
                .append("Made from the registry by `mvn -q -Dapp.args=\"catalogue --markdown\"`; ")
                .append("a test fails where this page is older than the program. ")
                .append(
                        "The window shows the same texts. Costs are this project's own measurements, some of them beside other work.\n");
        page.append("\n## Attacks\n");
        for (AttackType attack : catalogue.attacks()) {
            entry(page, attack);
            cost(page, attack.entry().id(), costs);
        }
        page.append("\n## Identity losses\n");
        for (LossType loss : catalogue.losses()) {
            entry(page, loss);
        }
        page.append("\n## Augmentations\n");
        for (AugmentationType augmentation : catalogue.augmentations()) {
            entry(page, augmentation);
        }
        page.append("\n## Output-side defences\n");
        catalogue.defences().forEach(defence -> entry(page, defence));
        return page.toString();
    }

    private static void entry(StringBuilder page, Described described) {
        Entry entry = described.entry();
        page.append("\n### ")
                .append(entry.title())
                .append(" (`")
                .append(entry.id())
                .append("`)\n\n");
        page.append(entry.explanation()).append("\n\n");
        page.append("> ").append(formula(entry.formula())).append("\n\n");
        if (!entry.knowledge().isEmpty()) {
            page.append("- Attacker: ").append(entry.knowledge()).append(".\n");
        }
        page.append("- Source: ").append(entry.source()).append(".\n");
        for (String departure : entry.departures()) {
            page.append("- Departure: ").append(departure).append('\n');
        }
        if (described instanceof AttackType attack) {
            page.append("- Specification: ")
                    .append(String.format(Locale.ROOT, "%,d", attack.specificationSteps()))
                    .append(" steps.\n");
        }
        parameters(page, described.parameters());
    }

    private static void parameters(StringBuilder page, List<Parameter> parameters) {
        if (parameters.isEmpty()) {
            return;
        }
        page.append("\n| parameter | default | takes | applies | source | what it does |\n");
        page.append("|---|--:|---|---|---|---|\n");
        for (Parameter parameter : parameters) {
            page.append("| `%s` | %s | %s | %s | %s | %s |\n"
                    .formatted(
                            parameter.id(),
                            value(parameter.defaultValue()),
                            range(parameter),
                            parameter.live() ? "live" : "at a restart",
                            cell(parameter.source()),
                            cell(parameter.description())));
        }
    }

    private static String range(Parameter parameter) {
        return switch (parameter) {
            case Parameter.Real real -> unit("%s to %s".formatted(value(real.min()), value(real.max())), real.unit());
            case Parameter.Whole whole -> unit("%d to %d".formatted(whole.min(), whole.max()), whole.unit());
            case Parameter.Choice choice -> String.join(", ", choice.choices());
            case Parameter.Flag flag -> "true, false";
            case Parameter.Weights weights -> "equal, or one number each";
        };
    }

    private static String unit(String range, String unit) {
        return unit.isEmpty() ? range : range + ", " + unit;
    }

    private static void cost(StringBuilder page, String attack, List<StepCost> costs) {
        List<StepCost> own =
                costs.stream().filter(c -> c.attack().equals(attack)).toList();
        if (own.isEmpty()) {
            return;
        }
        page.append("\nCost of a step:\n\n");
        for (StepCost cost : own) {
            page.append("- `").append(cost.sample()).append('`');
            if (cost.loss() != null && cost.augmentation() != null) {
                page.append(", ").append(cost.loss()).append(", ").append(cost.augmentation());
            }
            page.append(String.format(
                    Locale.ROOT,
                    ", %d images: %.0f ms on %d %s",
                    cost.images(),
                    cost.milliseconds(),
                    cost.threads(),
                    cost.threads() == 1 ? "thread" : "threads"));
            if (cost.queries() > 0) {
                page.append(String.format(Locale.ROOT, ", %,.0f queries", cost.queries()));
            }
            page.append(".\n");
        }
    }

    /** Subscripts and superscripts as GitHub's Markdown shows them. */
    private static String formula(String formula) {
        return formula.replaceAll("_\\{([^{}]*)\\}", "<sub>$1</sub>").replaceAll("\\^\\{([^{}]*)\\}", "<sup>$1</sup>");
    }

    private static String value(Object value) {
        return value instanceof Double number
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
