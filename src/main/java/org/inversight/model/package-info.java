/**
 * What is attacked and with what: classifiers, generators, critics, their cards, loading and checking, and the samples
 * on disk.
 */
@NullMarked
package org.inversight.model;

import org.jspecify.annotations.NullMarked;
