package org.inversight.catalog;

import java.util.List;

/** Something of the catalogue: what is said of it and what can be set. */
public interface Described {

    /** {@return what is told of it} */
    Entry entry();

    /** {@return its parameters, in the order in which they are shown} */
    List<Parameter> parameters();
}
