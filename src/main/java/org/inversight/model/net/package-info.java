/** This project's own networks, as DJL blocks with named architectures. */
@NullMarked
package org.inversight.model.net;

import org.jspecify.annotations.NullMarked;
