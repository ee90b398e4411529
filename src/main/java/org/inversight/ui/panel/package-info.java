/** What an attack shows besides its reconstructions: pictures, points in a plane, parts. */
@NullMarked
package org.inversight.ui.panel;

import org.jspecify.annotations.NullMarked;
