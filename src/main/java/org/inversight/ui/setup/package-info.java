/** What a person chooses before Start: sample, attack, loss, augmentation, targets, parameters, device. */
@NullMarked
package org.inversight.ui.setup;

import org.jspecify.annotations.NullMarked;
