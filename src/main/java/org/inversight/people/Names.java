package org.inversight.people;

import java.util.List;

/** What the private people are called; nobody is called so. */
public final class Names {

    // In alphabetical order, so that folders of people list in the order of the people.
    private static final List<String> ALL = List.of(
            "Aldu", "Amvi", "Arzo", "Bexi", "Bolvu", "Bramo", "Celvi", "Cimmo", "Covri", "Dalvo", "Demu", "Dovra",
            "Elzo", "Emvi", "Esku", "Fabu", "Felmo", "Fondi", "Galvu", "Gemmo", "Grivi", "Halmu", "Hibo", "Hovri",
            "Ilmo", "Irbu", "Ivza", "Jalmo", "Jembu", "Jovri", "Kalmi", "Kezo", "Kolvu", "Lembi", "Limmo", "Luvra",
            "Malku", "Mezzi", "Movro", "Nalbo", "Nevvi", "Nolmu", "Obri", "Olvo", "Omzi", "Pelmo", "Pibra", "Povu",
            "Quimo", "Ralbi", "Rezmo", "Rovvu", "Selbi", "Sulmo", "Talvu", "Tembi", "Ulmo", "Velbi", "Wimmo", "Zulmi");

    private Names() {}

    /** The name of a person by position in a set: sixty names, then the same with a number. */
    public static String of(int person) {
        String name = ALL.get(person % ALL.size());
        return person < ALL.size() ? name : "%s %d".formatted(name, person / ALL.size() + 1);
    }
}
