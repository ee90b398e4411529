package org.inversight.attack;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.inversight.augment.Augmentation;
import org.inversight.model.Classifier;

/** The classifiers of an augmentation by the names that a bare step gives them. */
final class NamedClassifiers {

    private NamedClassifiers() {}

    /** {@code target}, then {@code student-0} and so on. */
    static SequencedMap<String, Classifier> of(Augmentation augmentation) {
        SequencedMap<String, Classifier> classifiers = new LinkedHashMap<>();
        for (Classifier classifier : augmentation.classifiers()) {
            classifiers.put(classifiers.isEmpty() ? "target" : "student-" + (classifiers.size() - 1), classifier);
        }
        return classifiers;
    }
}
