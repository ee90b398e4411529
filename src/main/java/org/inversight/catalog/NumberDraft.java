package org.inversight.catalog;

/** What the builders of all numbers have in common. */
abstract class NumberDraft<B extends NumberDraft<B>> {

    final String id;
    String title = "";
    String description = "";
    String unit = "";
    String source = "";
    String zero = "";

    NumberDraft(String id) {
        this.id = id;
    }

    abstract B self();

    /** As the form shows it. */
    public B titled(String words) {
        title = words;
        return self();
    }

    /** What it does, one sentence. */
    public B about(String words) {
        description = words;
        return self();
    }

    /** What it counts or measures, e.g. {@code per image}. */
    public B unit(String words) {
        unit = words;
        return self();
    }

    /** What 0 stands for where it has a meaning of its own. */
    public B zeroMeans(String words) {
        zero = words;
        return self();
    }

    /** Where the default comes from. */
    public B from(String words) {
        source = words;
        return self();
    }
}
