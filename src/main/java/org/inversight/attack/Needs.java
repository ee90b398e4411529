package org.inversight.attack;

import org.inversight.model.Access;

/**
 * What an attack needs in order to run.
 *
 * @param access what it must see of the classifier
 * @param generator whether it searches the latents of a generator
 * @param critic whether it has a prior term where there is a critic
 * @param auxiliary whether it learns from auxiliary images
 * @param classes whether its generator takes the target's classes beside a latent
 */
public record Needs(Access access, boolean generator, boolean critic, boolean auxiliary, boolean classes) {

    /** What an attack needs that has no use for auxiliary images, nor for a generator's classes. */
    Needs(Access access, boolean generator, boolean critic) {
        this(access, generator, critic, false, false);
    }

    /**
     * {@return whether gradients flow through the classifier} Only then does the attack descend an identity loss, over
     * an augmentation.
     */
    public boolean gradients() {
        return access == Access.WEIGHTS;
    }

    /**
     * {@return whether each of its steps moves the reconstructions along the gradient of a loss} Only then can a step
     * be narrated: an attack that learns from auxiliary images trains a network on images that nobody is shown.
     */
    public boolean narrated() {
        return gradients() && !auxiliary;
    }
}
