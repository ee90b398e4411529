/** What an attack shows besides its reconstructions: images, points in a plane, parts. */
@NullMarked
package org.inversight.ui.panel;

import org.jspecify.annotations.NullMarked;
