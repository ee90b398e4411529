package org.inversight.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inversight.attack.AttackType;
import org.inversight.attack.BrepMiAttack;
import org.inversight.attack.GmiAttack;
import org.inversight.attack.KedmiAttack;
import org.inversight.attack.MirrorAttack;
import org.inversight.attack.PatchMiAttack;
import org.inversight.attack.PixelAttack;
import org.inversight.attack.PlgMiAttack;
import org.inversight.attack.VmiAttack;
import org.inversight.augment.AugmentationType;
import org.inversight.augment.NoAugmentation;
import org.inversight.augment.StudentAugmentation;
import org.inversight.augment.StudentViewAugmentation;
import org.inversight.augment.ViewAugmentation;
import org.inversight.catalog.Described;
import org.inversight.catalog.Parameter;
import org.inversight.catalog.Values;
import org.inversight.loss.CrossEntropyLoss;
import org.inversight.loss.LomLoss;
import org.inversight.loss.LossType;
import org.inversight.loss.MaxMarginLoss;
import org.inversight.loss.PoincareLoss;
import org.inversight.query.DefenceType;
import org.inversight.query.OutputNoise;
import org.inversight.query.Rounding;
import org.inversight.query.Temperature;
import org.inversight.query.TopK;
import org.inversight.query.UniformMixing;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything there is: the registry. A new attack, loss, augmentation or defence is one class and one line here.
 *
 * @param attacks in the order in which they are listed
 * @param losses identity losses; the first is chosen where an attack needs one
 * @param augmentations the first is chosen where an attack needs one
 * @param defences in the order in which they act on what the classifier answers
 */
public record Catalogue(
        List<AttackType> attacks,
        List<LossType> losses,
        List<AugmentationType> augmentations,
        List<DefenceType> defences) {

    private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);

    /** Copies the lists. */
    public Catalogue {
        attacks = List.copyOf(attacks);
        losses = List.copyOf(losses);
        augmentations = List.copyOf(augmentations);
        defences = List.copyOf(defences);
    }

    /** {@return what this version has} */
    public static Catalogue standard() {
        return new Catalogue(
                List.of(
                        GmiAttack.TYPE,
                        KedmiAttack.TYPE,
                        VmiAttack.TYPE,
                        PlgMiAttack.TYPE,
                        PatchMiAttack.TYPE,
                        PixelAttack.TYPE,
                        BrepMiAttack.TYPE,
                        MirrorAttack.TYPE),
                List.of(CrossEntropyLoss.TYPE, LomLoss.TYPE, MaxMarginLoss.TYPE, PoincareLoss.TYPE),
                List.of(
                        NoAugmentation.TYPE,
                        StudentAugmentation.TYPE,
                        ViewAugmentation.TYPE,
                        StudentViewAugmentation.TYPE),
                List.of(Temperature.TYPE, UniformMixing.TYPE, OutputNoise.TYPE, TopK.TYPE, Rounding.TYPE));
    }

    /**
     * {@return the attack of this id}
     *
     * @param id such as {@code gmi}
     * @throws IllegalArgumentException if there is none
     */
    public AttackType attack(String id) {
        return find("attack", attacks, id);
    }

    /**
     * {@return the identity loss of this id}
     *
     * @param id such as {@code lom}
     * @throws IllegalArgumentException if there is none
     */
    public LossType loss(String id) {
        return find("identity loss", losses, id);
    }

    /**
     * {@return the augmentation of this id}
     *
     * @param id such as {@code students}
     * @throws IllegalArgumentException if there is none
     */
    public AugmentationType augmentation(String id) {
        return find("augmentation", augmentations, id);
    }

    /**
     * {@return the identity loss of an experiment; null where its attack only queries}
     *
     * @param experiment of this catalogue
     */
    public @Nullable LossType loss(Experiment experiment) {
        return attack(experiment.attack()).needs().gradients() ? loss(String.valueOf(experiment.loss())) : null;
    }

    /**
     * {@return the augmentation of an experiment; null where its attack only queries}
     *
     * @param experiment of this catalogue
     */
    public @Nullable AugmentationType augmentation(Experiment experiment) {
        return attack(experiment.attack()).needs().gradients()
                ? augmentation(String.valueOf(experiment.augmentation()))
                : null;
    }

    /**
     * {@return the same experiment without what its attack cannot use, and with the first identity loss and
     * augmentation where it needs one and none is chosen}
     *
     * @param experiment of this catalogue
     */
    public Experiment fitting(Experiment experiment) {
        boolean gradients = attack(experiment.attack()).needs().gradients();
        String loss = experiment.loss();
        String augmentation = experiment.augmentation();
        return experiment.withChoices(
                experiment.attack(),
                !gradients ? null : loss == null ? losses.getFirst().entry().id() : loss,
                !gradients
                        ? null
                        : augmentation == null
                                ? augmentations.getFirst().entry().id()
                                : augmentation);
    }

    /**
     * {@return the parameters of an experiment} Of its attack, then of its loss and augmentation, or of the defences
     * between the classifier and an attack that only queries.
     *
     * @param experiment of this catalogue
     */
    public List<Parameter> parameters(Experiment experiment) {
        return chosen(experiment).stream().flatMap(d -> d.parameters().stream()).toList();
    }

    /**
     * {@return what an experiment is made of, in the order of its parameters}
     *
     * @param experiment of this catalogue
     */
    public List<Described> chosen(Experiment experiment) {
        List<Described> chosen = new ArrayList<>();
        chosen.add(attack(experiment.attack()));
        LossType loss = loss(experiment);
        AugmentationType augmentation = augmentation(experiment);
        if (loss != null && augmentation != null) {
            chosen.add(loss);
            chosen.add(augmentation);
        } else {
            chosen.addAll(defences);
        }
        return chosen;
    }

    /**
     * {@return what an experiment is called: "KEDMI  ·  Logit (LOM)  ·  Students"} Attack, identity loss and
     * augmentation, or attack and what it queries.
     *
     * @param experiment of this catalogue
     */
    public String variant(Experiment experiment) {
        AttackType attack = attack(experiment.attack());
        LossType loss = loss(experiment);
        AugmentationType augmentation = augmentation(experiment);
        if (loss == null || augmentation == null) {
            return "%s  ·  queries %s"
                    .formatted(attack.entry().title(), attack.needs().access());
        }
        String none = NoAugmentation.TYPE.entry().id();
        return "%s  ·  %s  ·  %s"
                .formatted(
                        attack.entry().title(),
                        loss.entry().title(),
                        // "None" alone would not say what there is none of
                        augmentation.entry().id().equals(none)
                                ? "no augmentation"
                                : augmentation.entry().title());
    }

    /**
     * {@return the value of every parameter of an experiment}
     *
     * @param experiment of this catalogue
     * @throws IllegalArgumentException if a value is out of range
     */
    public Values values(Experiment experiment) {
        return Values.of(parameters(experiment), experiment.parameters());
    }

    /**
     * {@return the id that a name on the command line means} An id stands for itself, a bare name for the one id that
     * ends on it.
     *
     * @param experiment whose parameters are meant
     * @param name id or bare name
     * @throws IllegalArgumentException if there is none, or more than one
     */
    public String parameterId(Experiment experiment, String name) {
        Map<String, Parameter> byId = new LinkedHashMap<>();
        parameters(experiment).forEach(p -> byId.put(p.id(), p));
        if (byId.containsKey(name)) {
            return name;
        }
        List<String> matching =
                byId.keySet().stream().filter(id -> id.endsWith("." + name)).toList();
        if (matching.size() == 1) {
            return matching.getFirst();
        }
        throw new IllegalArgumentException(
                matching.isEmpty()
                        ? "There is no parameter %s here; there are %s."
                                .formatted(name, String.join(", ", byId.keySet()))
                        : "The parameter %s is ambiguous: it may be %s."
                                .formatted(name, String.join(" or ", matching)));
    }

    /**
     * Makes sure that a branch keeps what its attack began with: parameters of the attack that take a restart.
     *
     * @param experiment that may go on from another
     * @throws IllegalArgumentException if one of them differs
     */
    public void requireStart(Experiment experiment) {
        Experiment.Branch branch = experiment.branch();
        if (branch == null) {
            return;
        }
        Map<String, Object> before = values(branch.parent()).map();
        Map<String, Object> now = values(experiment).map();
        for (Parameter parameter : attack(experiment.attack()).parameters()) {
            Object begun = before.get(parameter.id());
            Object wanted = now.get(parameter.id());
            if (!parameter.live() && !Objects.equals(begun, wanted)) {
                throw new IllegalArgumentException(
                        "A branch keeps what its attack began with, and %s takes a restart: it was %s and is %s; set it back, or start from step 0."
                                .formatted(parameter.id(), begun, wanted));
            }
        }
    }

    /** {@return whether anything here has a parameter of this id} */
    public boolean hasParameter(String id) {
        return Stream.of(attacks, losses, augmentations, defences)
                .flatMap(List::stream)
                .flatMap(d -> d.parameters().stream())
                .anyMatch(p -> p.id().equals(id));
    }

    private static <T extends Described> T find(String what, List<T> all, String id) {
        return all.stream()
                .filter(d -> d.entry().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no %s \"%s\"; there are %s."
                        .formatted(
                                what, id, all.stream().map(d -> d.entry().id()).collect(Collectors.joining(", ")))));
    }

    /**
     * {@return an experiment with other values of parameters that can change under way; changes of others, and values
     * that do not parse, are left out and logged}
     *
     * @param experiment that is under way
     * @param changes ids to new values
     */
    public Experiment changed(Experiment experiment, Map<String, Object> changes) {
        Map<String, Object> values = new TreeMap<>(experiment.parameters());
        for (Parameter parameter : parameters(experiment)) {
            Object value = changes.get(parameter.id());
            if (value != null && parameter.live()) {
                try {
                    values.put(parameter.id(), parameter.parse(value));
                } catch (IllegalArgumentException e) {
                    LOG.warn("A change is not applied: {}", e.getMessage());
                }
            }
        }
        return experiment.withParameters(values);
    }
}
