package org.inversight.blind;

/** What is shown in a question, which whoever answers does not know. */
public enum Kind {
    /** A reconstruction, beside private images of the class that it was made for: the same. */
    RECONSTRUCTION("Reconstructions"),
    /** A real image of the class that stands beside it: the same. */
    GENUINE("Genuine images"),
    /** A real image of another class: not the same. */
    DECOY("Decoys: others"),
    /** A reconstruction of another class: not the same. */
    OTHER_RECONSTRUCTION("Decoys: other reconstructions"),
    /** The target takes it for the class, evaluators do not: not the same. */
    FALSE_POSITIVE("False positives"),
    /** A reconstruction beside six classes, of which it was made for one. */
    LINE_UP("Line-up");

    private final String title;

    Kind(String title) {
        this.title = title;
    }

    /** {@return what such questions are called, in a table} */
    public String title() {
        return title;
    }

    /** {@return whether one of six is picked; otherwise it is said whether both are the same} */
    public boolean lineUp() {
        return this == LINE_UP;
    }

    /** {@return how many answers there are to choose from} */
    public int choices() {
        return lineUp() ? Question.SIX : 2;
    }

    /** {@return the share that guessing gets right, 0..1} */
    public double chance() {
        return 1.0 / choices();
    }
}
