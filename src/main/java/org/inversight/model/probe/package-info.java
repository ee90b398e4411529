/**
 * What a network of somebody is, found by running it: each class measures one thing. It knows cards and networks, and
 * none of the models that are made of them.
 */
@NullMarked
package org.inversight.model.probe;

import org.jspecify.annotations.NullMarked;
