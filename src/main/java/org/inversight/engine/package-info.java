/** The only door to DJL's internals: start-up, devices, threads, step scopes, gradients and optimisers on arrays. */
@NullMarked
package org.inversight.engine;

import org.jspecify.annotations.NullMarked;
