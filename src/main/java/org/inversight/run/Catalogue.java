package org.inversight.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.inversight.attack.AttackType;
import org.inversight.attack.GmiAttack;
import org.inversight.attack.KedmiAttack;
import org.inversight.attack.PixelAttack;
import org.inversight.augment.AugmentationType;
import org.inversight.augment.NoAugmentation;
import org.inversight.augment.StudentAugmentation;
import org.inversight.catalog.Described;
import org.inversight.catalog.Parameter;
import org.inversight.catalog.Values;
import org.inversight.loss.CrossEntropyLoss;
import org.inversight.loss.LomLoss;
import org.inversight.loss.LossType;
import org.inversight.loss.MaxMarginLoss;
import org.inversight.loss.PoincareLoss;

/**
 * Everything there is: the registry. A new attack, loss or augmentation is one class and one line
 * here.
 */
public record Catalogue(
        List<AttackType> attacks, List<LossType> losses, List<AugmentationType> augmentations) {

    public Catalogue {
        attacks = List.copyOf(attacks);
        losses = List.copyOf(losses);
        augmentations = List.copyOf(augmentations);
    }

    /** What this version has. */
    public static Catalogue standard() {
        return new Catalogue(
                List.of(GmiAttack.TYPE, KedmiAttack.TYPE, PixelAttack.TYPE),
                List.of(CrossEntropyLoss.TYPE, LomLoss.TYPE, MaxMarginLoss.TYPE, PoincareLoss.TYPE),
                List.of(NoAugmentation.TYPE, StudentAugmentation.TYPE));
    }

    /**
     * @throws IllegalArgumentException with one sentence, if there is none of this id
     */
    public AttackType attack(String id) {
        return find("attack", attacks, id);
    }

    /**
     * @throws IllegalArgumentException with one sentence, if there is none of this id
     */
    public LossType loss(String id) {
        return find("identity loss", losses, id);
    }

    /**
     * @throws IllegalArgumentException with one sentence, if there is none of this id
     */
    public AugmentationType augmentation(String id) {
        return find("augmentation", augmentations, id);
    }

    /** The parameters of an experiment's attack, loss and augmentation, in this order. */
    public List<Parameter> parameters(Experiment experiment) {
        List<Parameter> all = new ArrayList<>();
        all.addAll(attack(experiment.attack()).parameters());
        all.addAll(loss(experiment.loss()).parameters());
        all.addAll(augmentation(experiment.augmentation()).parameters());
        return all;
    }

    /**
     * The value of every parameter of an experiment.
     *
     * @throws IllegalArgumentException with one sentence, if a value is out of range
     */
    public Values values(Experiment experiment) {
        return Values.of(parameters(experiment), experiment.parameters());
    }

    /**
     * The id that a name on the command line means: an id as it stands, or a bare name where it is
     * unique.
     *
     * @throws IllegalArgumentException with one sentence, if there is none, or more than one
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

    private static <T extends Described> T find(String what, List<T> all, String id) {
        return all.stream()
                .filter(d -> d.entry().id().equals(id))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "There is no %s \"%s\"; there are %s."
                                                .formatted(
                                                        what,
                                                        id,
                                                        all.stream()
                                                                .map(d -> d.entry().id())
                                                                .collect(
                                                                        Collectors.joining(
                                                                                ", ")))));
    }
}
