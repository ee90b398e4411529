package org.inversight.metric;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.inversight.engine.Autograd;
import org.inversight.model.Attribute;
import org.inversight.model.AttributeReader;
import org.inversight.model.ModelCard;
import org.inversight.model.Verifier;
import org.jspecify.annotations.Nullable;

/**
 * Evaluators of people whom no attack ever met: an open-set verifier, who says how much a reconstruction is like each
 * private person, and an attribute reader, who says what it gives away.
 *
 * @param verifier null for none
 * @param gallery the private people as the verifier sees them; null without verifier or images
 * @param reader null for none
 * @param truth null where the private people's attributes are unknown
 */
public record Recognition(
        @Nullable Verifier verifier,
        @Nullable Gallery gallery,
        @Nullable AttributeReader reader,
        @Nullable TrueAttributes truth) {

    /** Nobody knows people. */
    public static final Recognition NONE = new Recognition(null, null, null, null);

    /** {@return the verifier's card, with how it decides about these people; null without a verifier} */
    public @Nullable ModelCard verifierCard() {
        if (verifier == null || gallery == null) {
            return verifier == null ? null : verifier.card();
        }
        return verifier.card().withVerification(gallery.verification());
    }

    /**
     * How much each image is like the person that it was made for.
     *
     * @param images (n, c, h, w) in [0, 1]
     * @param persons attacked class of each image
     * @return one per image; null for a person of whom there is no private image, and everywhere without a gallery
     */
    List<@Nullable Similarity> similarity(NDArray images, int[] persons) {
        List<@Nullable Similarity> all = new ArrayList<>();
        Gallery people = gallery;
        if (verifier == null || people == null) {
            for (int i = 0; i < persons.length; i++) {
                all.add(null);
            }
            return all;
        }
        Autograd.record(false);
        float[][] embedded = Gallery.rows(verifier.embed(images));
        for (int i = 0; i < persons.length; i++) {
            all.add(people.knows(persons[i]) ? people.compare(embedded[i], persons[i]) : null);
        }
        return all;
    }

    /**
     * What each image shows of those attributes whose truth is known.
     *
     * @param images (n, c, h, w) in [0, 1]
     * @param persons attacked class of each image
     * @param target whose classes are named as the truth names people
     */
    List<List<Reading>> readings(NDArray images, int[] persons, ModelCard target) {
        List<List<Reading>> all = new ArrayList<>();
        AttributeReader known = reader;
        TrueAttributes facts = truth;
        int[][] read = null;
        if (known != null && facts != null) {
            Autograd.record(false);
            read = known.read(images);
        }
        for (int i = 0; i < persons.length; i++) {
            List<Reading> own = new ArrayList<>();
            if (known != null && facts != null && read != null) {
                String person = target.classes().get(persons[i]);
                for (int a = 0; a < known.attributes().size(); a++) {
                    Attribute attribute = known.attributes().get(a);
                    String fact = facts.of(person, attribute.name());
                    if (fact != null) {
                        own.add(new Reading(attribute.name(), attribute.values().get(read[i][a]), fact));
                    }
                }
            }
            all.add(List.copyOf(own));
        }
        return all;
    }
}
