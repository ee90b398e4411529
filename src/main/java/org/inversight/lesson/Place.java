package org.inversight.lesson;

import java.util.Arrays;
import java.util.List;

/** What a lesson can point at or leave to be used: a control or a pane of the window. */
public enum Place {
    SAMPLES,
    CHOICES("attack-choices"),
    STUDENTS("students-pane"),
    MODELS,
    CLASSES,
    PARAMETERS,
    COMPUTING,
    START,
    RESET,
    STEP,
    STOP,
    SAVE,
    COMPARE,
    SEED,
    NEW_SEED,
    COUNTER("step-counter"),
    STAGE("grid"),
    COMPARISON("compare-grid"),
    SCORES,
    TIMELINE,
    CONFIDENCE,
    SELECTED,
    LOSSES,
    EXPLANATION,
    CHART("compare-chart");

    private final String node;

    Place() {
        this.node = id();
    }

    Place(String node) {
        this.node = node;
    }

    /** {@return as lessons call it} */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** {@return the id of its node in the window} */
    public String node() {
        return node;
    }

    /**
     * {@return the place of this id}
     *
     * @param id such as {@code confidence}
     * @throws IllegalArgumentException if there is none
     */
    public static Place named(String id) {
        require(List.of(id));
        return Arrays.stream(values())
                .filter(place -> place.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Makes sure that all of them exist. */
    static void require(List<String> ids) {
        List<String> all = Arrays.stream(values()).map(Place::id).toList();
        for (String id : ids) {
            if (!all.contains(id)) {
                throw new IllegalArgumentException(Setting.unknown("place", id, all));
            }
        }
    }
}
