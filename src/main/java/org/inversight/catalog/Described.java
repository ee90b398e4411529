package org.inversight.catalog;

import java.util.List;

/** Something of the catalogue: what is said of it and what can be set. */
public interface Described {

    Entry entry();

    List<Parameter> parameters();
}
