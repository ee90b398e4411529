package org.inversight.ui.session;

import java.util.List;
import java.util.stream.Collectors;
import org.inversight.attack.AttackType;
import org.inversight.augment.AugmentationType;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.Sample;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelKind;

/** What a setup lacks before anything can run. */
final class Completeness {

    private Completeness() {}

    /** One sentence; empty where nothing is missing. */
    static String missing(SetupModel setup) {
        Experiment now = setup.draft();
        ModelCard target = setup.card(ModelKind.CLASSIFIER);
        if (target == null) {
            return "Open a classifier to attack: drop its .pt file here.";
        }
        AttackType attack = setup.catalogue().attack(now.attack());
        String refusal = attack.refusal(target);
        if (refusal != null) {
            return refusal;
        }
        if (attack.needs().generator() && setup.card(ModelKind.GENERATOR) == null) {
            return "%s needs a generator: drop its .pt file here, or choose another attack."
                    .formatted(attack.entry().title());
        }
        if (attack.needs().auxiliary() && !auxiliary(setup)) {
            return auxiliaryMissing(setup, attack);
        }
        AugmentationType augmentation = setup.catalogue().augmentation(now);
        if (augmentation != null && augmentation.needsStudents() && students(setup) == 0) {
            return "The augmentation %s needs students of this target: distil some, or choose another."
                    .formatted(augmentation.entry().title());
        }
        return now.targets().isEmpty() ? "Choose at least one target class." : "";
    }

    private static boolean auxiliary(SetupModel setup) {
        Sample sample = setup.sampleProperty().get();
        return setup.draft().data().auxiliaryImages() != null || sample != null && sample.auxiliary();
    }

    private static String auxiliaryMissing(SetupModel setup, AttackType attack) {
        String others = setup.samples().stream()
                .filter(Sample::auxiliary)
                .map(sample -> "\"%s\"".formatted(sample.title()))
                .collect(Collectors.joining(" or "));
        return "%s assembles patches of other images, and these models come with none. Add auxiliary images, or choose %sanother attack."
                .formatted(attack.entry().title(), others.isEmpty() ? "" : "the sample %s, or ".formatted(others));
    }

    private static int students(SetupModel setup) {
        List<String> own = setup.draft().models().students();
        Sample sample = setup.sampleProperty().get();
        return own != null
                ? own.size()
                : sample == null || setup.own(ModelKind.CLASSIFIER)
                        ? 0
                        : sample.students().size();
    }
}
