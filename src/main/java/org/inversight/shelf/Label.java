package org.inversight.shelf;

/**
 * What a person says of a kept run.
 *
 * @param name empty where it has none
 * @param pinned whether it stays however many runs there are
 */
public record Label(String name, boolean pinned) {

    /** Takes a name that a file left out as none. */
    @SuppressWarnings("NullAway") // a field missing in a file arrives as null
    public Label {
        name = name == null ? "" : name;
    }

    /** Of a run of which nobody said anything. */
    public static final Label NONE = new Label("", false);
}
