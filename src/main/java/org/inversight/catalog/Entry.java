package org.inversight.catalog;

import java.util.List;

/**
 * What the program says of an attack, a loss or an augmentation, in the window, on the command line and in the
 * documentation.
 *
 * @param id as the command line takes it, e.g. {@code kedmi}
 * @param title as a control shows it, e.g. {@code KEDMI}
 * @param summary one line
 * @param explanation one paragraph in the field's terms
 * @param formula in a plain notation: {@code _{..}} lowers, {@code ^{..}} raises, the rest is as it stands
 * @param source paper and section, and the code that was followed
 * @param knowledge what the attacker has, in a few words; empty where that is not the entry's matter
 * @param departures how this implementation differs from the source, a sentence each
 */
public record Entry(
        String id,
        String title,
        String summary,
        String explanation,
        String formula,
        String source,
        String knowledge,
        List<String> departures) {

    public Entry {
        departures = List.copyOf(departures);
    }
}
