package org.inversight.ui.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inversight.attack.AttackType;
import org.inversight.catalog.Parameter;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ModelFiles;
import org.inversight.experiment.PaperVariant;
import org.inversight.experiment.Sample;
import org.inversight.query.DefenceType;
import org.inversight.query.Rounding;
import org.inversight.query.TopK;
import org.inversight.ui.session.SetupModel;
import org.inversight.ui.session.Words;
import org.jspecify.annotations.Nullable;

/** Which comparisons make sense, and what tells their sides apart. */
final class Sides {

    private static final String UNDEFENDED = "undefended";

    private Sides() {}

    /** Baseline, LOM, students and both, of what is set up; none where its attack only queries. */
    static List<Experiment> ofThePaper(SetupModel setup) {
        if (setup.catalogue().loss(setup.draft()) == null) {
            return List.of();
        }
        return Arrays.stream(PaperVariant.values())
                .map(variant -> variant.of(setup.draft(), setup.sampleProperty().get()))
                .toList();
    }

    /** Why these cannot be compared, one sentence; empty where they can. */
    static String hindrance(SetupModel setup, List<Experiment> sides) {
        List<Experiment> before = new ArrayList<>();
        for (Experiment side : sides) {
            String missing = setup.missing(side);
            String why = missing.isEmpty() ? refusal(setup.samples(), before, side) : missing;
            if (!why.isEmpty()) {
                return why;
            }
            before.add(side);
        }
        return "";
    }

    /** Whether what is set up can run beside another attack. */
    static List<AttackType> others(SetupModel setup) {
        String now = setup.draft().attack();
        return setup.catalogue().attacks().stream()
                .filter(type -> !type.entry().id().equals(now))
                .filter(type -> hindrance(
                                setup,
                                List.of(setup.draft(), setup.with(type.entry().id())))
                        .isEmpty())
                .toList();
    }

    /**
     * What is set up, without a defence and with one.
     *
     * @param title of the defence with its strength
     * @param undefended with every defence at the strength that changes nothing
     * @param defended with it
     */
    record Defended(String title, Experiment undefended, Experiment defended) {

        List<Experiment> sides() {
            return List.of(undefended, defended);
        }
    }

    /**
     * What is set up beside the same defended: by what is set up, if any defence is, and by the two that the results
     * page measures. None where its attack sees more than answers.
     */
    static List<Defended> defended(Catalogue catalogue, Experiment draft) {
        if (!catalogue.chosen(draft).containsAll(catalogue.defences())) {
            return List.of();
        }
        Map<String, Object> none = new TreeMap<>(draft.parameters());
        catalogue.defences().forEach(defence -> none.remove(defence.strength().id()));
        Experiment undefended = draft.withParameters(none);
        Stream<Experiment> measured =
                Stream.of(with(none, draft, TopK.TYPE.strength(), 1), with(none, draft, Rounding.TYPE.strength(), 0.1));
        return Stream.concat(
                        Stream.of(draft).filter(e -> !defences(catalogue, e).equals(UNDEFENDED)), measured)
                .map(defended -> new Defended(defences(catalogue, defended), undefended, defended))
                .distinct()
                .toList();
    }

    private static Experiment with(Map<String, Object> none, Experiment draft, Parameter strength, Object value) {
        Map<String, Object> values = new TreeMap<>(none);
        values.put(strength.id(), value);
        return draft.withParameters(values);
    }

    /** The defences that change answers, with their strengths; empty where the attack sees more than answers. */
    private static String defences(Catalogue catalogue, Experiment experiment) {
        if (!catalogue.chosen(experiment).containsAll(catalogue.defences())) {
            return "";
        }
        Map<String, Object> values = catalogue.values(experiment).map();
        List<String> on = catalogue.defences().stream()
                .map(DefenceType::strength)
                .filter(strength -> !Objects.equals(values.get(strength.id()), strength.defaultValue()))
                .map(strength -> strength.title() + " " + value(catalogue, experiment, strength.id()))
                .toList();
        return on.isEmpty() ? UNDEFENDED : String.join(", ", on);
    }

    /**
     * Why an experiment cannot stand beside others, one sentence; empty where it can.
     *
     * @param samples that there are
     * @param others that are there
     */
    static String refusal(List<Sample> samples, List<Experiment> others, Experiment wanted) {
        if (others.contains(wanted)) {
            return "These settings are a side already; change one of them first.";
        }
        if (!others.isEmpty() && !others.getFirst().targets().equals(wanted.targets())) {
            return "All sides attack the same classes; choose those of the first side, or begin anew.";
        }
        if (wanted.begin() > 0) {
            return "It branched at step %s, and all sides begin at step 0.".formatted(Words.count(wanted.begin()));
        }
        if (!others.isEmpty() && !names(samples, others.getFirst()).equals(names(samples, wanted))) {
            return "All sides attack the same classes; choose the target of the first side, or begin anew.";
        }
        return "";
    }

    /** What the attacked classes are called; of a target of one's own, its file. */
    private static List<String> names(List<Sample> samples, Experiment experiment) {
        String own = experiment.models().classifier();
        if (own != null) {
            return List.of(own);
        }
        List<String> all = samples.stream()
                .filter(sample -> sample.name().equals(experiment.sample()))
                .flatMap(sample -> sample.classifier().classes().stream())
                .toList();
        return experiment.targets().stream()
                .map(target -> target < all.size() ? all.get(target) : Integer.toString(target))
                .toList();
    }

    /** Names of experiments that stand beside each other, by what differs. */
    static List<Side> named(Catalogue catalogue, List<Experiment> experiments) {
        List<Function<Experiment, String>> parts = List.of(
                e -> catalogue.attack(e.attack()).entry().title(),
                e -> objective(catalogue, e),
                e -> defences(catalogue, e),
                e -> Objects.requireNonNullElse(e.sample(), "own models"),
                e -> "seed " + e.seed(),
                e -> Words.count(e.steps()) + " steps");
        List<Function<Experiment, String>> telling = parts.stream()
                .filter(part -> experiments.stream().map(part).distinct().count() > 1)
                .toList();
        // what follows from another attack or objective tells nothing new, unless two sides would have one name
        int parted = 2;
        while (parted < telling.size()
                && titles(telling, parted, experiments).distinct().count() < experiments.size()) {
            parted++;
        }
        List<String> titles = titles(telling, parted, experiments).toList();
        if (titles.stream().distinct().count() < experiments.size()) {
            List<Function<Experiment, String>> more = new ArrayList<>(telling);
            more.add(e -> values(catalogue, experiments, e));
            titles = titles(more, more.size(), experiments).toList();
        }
        List<Side> sides = new ArrayList<>();
        for (Experiment experiment : experiments) {
            String title = titles.get(sides.size());
            // values may differ further behind than they are written
            boolean one = !title.isEmpty() && Collections.frequency(titles, title) == 1;
            sides.add(new Side(one ? title : "Side " + (char) ('A' + sides.size()), experiment));
        }
        return sides;
    }

    /** The parameters in which sides with all of them differ, with the values of one; two at most. */
    private static String values(Catalogue catalogue, List<Experiment> sides, Experiment one) {
        Map<String, Object> own = catalogue.values(one).map();
        return catalogue.parameters(one).stream()
                .filter(parameter -> sides.stream()
                                .map(side -> catalogue.values(side).map().get(parameter.id()))
                                .distinct()
                                .count()
                        > 1)
                .limit(2)
                .map(parameter -> "%s %s".formatted(parameter.title(), written(own.get(parameter.id()))))
                .collect(Collectors.joining(", "));
    }

    private static Stream<String> titles(
            List<Function<Experiment, String>> telling, int parts, List<Experiment> experiments) {
        return experiments.stream()
                .map(experiment -> telling.stream()
                        .limit(parts)
                        .map(part -> part.apply(experiment))
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.joining(" · ")));
    }

    private static String objective(Catalogue catalogue, Experiment experiment) {
        if (catalogue.loss(experiment) == null) {
            return "";
        }
        PaperVariant known = PaperVariant.of(experiment);
        return known != null
                ? known.title()
                : "%s, %s"
                        .formatted(
                                title(
                                        experiment.loss(),
                                        id -> catalogue.loss(id).entry().title()),
                                title(
                                        experiment.augmentation(),
                                        id -> catalogue.augmentation(id).entry().title()));
    }

    /**
     * A setting in which sides differ.
     *
     * @param name of the setting
     * @param values one for each side, "–" where it has none
     */
    record Difference(String name, List<String> values) {}

    /** Every setting in which they differ. */
    static List<Difference> differences(Catalogue catalogue, List<Side> sides) {
        List<Difference> found = new ArrayList<>();
        add(found, "attack", sides, e -> catalogue.attack(e.attack()).entry().title());
        add(
                found,
                "identity loss",
                sides,
                e -> title(e.loss(), id -> catalogue.loss(id).entry().title()));
        add(
                found,
                "augmentation",
                sides,
                e -> title(
                        e.augmentation(),
                        id -> catalogue.augmentation(id).entry().title()));
        add(found, "sample", sides, e -> Objects.requireNonNullElse(e.sample(), "–"));
        add(found, "models", sides, e -> models(e.models()));
        add(
                found,
                "images",
                sides,
                e -> files(Stream.of(
                        e.data().publicImages(),
                        e.data().privateImages(),
                        e.data().auxiliaryImages())));
        add(found, "images per class", sides, e -> Words.count(e.restarts()));
        add(found, "steps", sides, e -> Words.count(e.steps()));
        add(found, "seed", sides, e -> Long.toString(e.seed()));
        add(found, "device", sides, Experiment::device);
        add(found, "threads", sides, e -> Words.count(e.threads()));
        Map<String, String> titles = new TreeMap<>();
        for (Side side : sides) {
            for (Parameter parameter : catalogue.parameters(side.experiment())) {
                titles.put(parameter.id(), parameter.title());
            }
        }
        titles.forEach((id, title) -> addParameter(found, catalogue, title, sides, id));
        return found;
    }

    private static String models(ModelFiles models) {
        return files(Stream.of(
                        Stream.of(models.classifier(), models.generator(), models.critic(), models.verifier()),
                        Stream.ofNullable(models.students()).flatMap(List::stream),
                        Stream.ofNullable(models.evaluators()).flatMap(List::stream))
                .flatMap(names -> names));
    }

    private static String files(Stream<@Nullable String> files) {
        String all = files.filter(Objects::nonNull).collect(Collectors.joining(", "));
        return all.isEmpty() ? "–" : all;
    }

    /** Values are compared as they are: two that are written alike with three digits may differ. */
    private static void addParameter(
            List<Difference> found, Catalogue catalogue, String title, List<Side> sides, String id) {
        List<Object> raw = sides.stream()
                .map(side -> Objects.requireNonNullElse(
                        catalogue.values(side.experiment()).map().get(id), "–"))
                .toList();
        List<String> written = sides.stream()
                .map(side -> value(catalogue, side.experiment(), id))
                .toList();
        if (raw.stream().distinct().count() > 1) {
            boolean told = written.stream().distinct().count() > 1;
            found.add(new Difference(
                    title, told ? written : raw.stream().map(Object::toString).toList()));
        }
    }

    private static String title(@Nullable String id, Function<String, String> title) {
        return id == null ? "–" : title.apply(id);
    }

    private static String value(Catalogue catalogue, Experiment experiment, String id) {
        return written(catalogue.values(experiment).map().get(id));
    }

    private static String written(@Nullable Object value) {
        return value instanceof Number number
                ? Words.number(number.doubleValue())
                : value == null ? "–" : value.toString();
    }

    private static void add(List<Difference> found, String name, List<Side> sides, Function<Experiment, String> value) {
        List<String> values =
                sides.stream().map(side -> value.apply(side.experiment())).toList();
        if (values.stream().distinct().count() > 1) {
            found.add(new Difference(name, values));
        }
    }
}
