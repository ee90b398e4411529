/** What is to be done, before anything is loaded: an experiment and its parts, the catalogue of attacks,
 * losses, augmentations and defences, samples with their presets, and the documents that say so. */
@NullMarked
package org.inversight.experiment;

import org.jspecify.annotations.NullMarked;
