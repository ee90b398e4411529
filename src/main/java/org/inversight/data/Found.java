package org.inversight.data;

import java.util.List;

/**
 * Images that were read, with what was left out or changed.
 *
 * @param images what was read
 * @param notes a sentence each; empty where everything was taken as it is
 */
public record Found<T>(T images, List<String> notes) {

    public Found {
        notes = List.copyOf(notes);
    }
}
