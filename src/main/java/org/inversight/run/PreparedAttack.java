package org.inversight.run;

import ai.djl.ndarray.NDManager;
import org.inversight.attack.Attack;
import org.inversight.metric.Judges;

/**
 * An attack that is ready to step.
 *
 * @param owner of everything that lives as long as the attack
 */
record PreparedAttack(Materials materials, NDManager owner, Attack attack, Judges judges)
        implements AutoCloseable {

    /** A scope for one step or one look. */
    NDManager scope() {
        return owner.newSubManager();
    }

    @Override
    public void close() {
        attack.close();
        owner.close();
    }
}
