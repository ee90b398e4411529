package org.inversight.run;

import org.inversight.attack.AttackState;

/**
 * The state of an attack after a step, from which it can go on.
 *
 * @param step steps done
 */
record KeyFrame(int step, AttackState state) {}
