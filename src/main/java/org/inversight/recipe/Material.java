package org.inversight.recipe;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.inversight.data.ImageSet;
import org.inversight.train.ImageLabels;
import org.inversight.train.Labelled;
import org.jspecify.annotations.Nullable;

/** Where a recipe's images come from, and what cards say of them. */
interface Material {

    /** 1 or 3. */
    int channels();

    /** Names of all classes, which evaluators know. */
    List<String> classes();

    /** The private training images of all classes. */
    Labelled own();

    /** Images of all classes that nothing is trained on. */
    Labelled test();

    /** What one sample is made from. */
    Share of(Recipe.SamplePlan plan);

    /** What is known of a sample's public images beside the images; nothing by default. */
    default ImageLabels labels(Recipe.SamplePlan plan) {
        return ImageLabels.none();
    }

    /**
     * People of no class, from whom an evaluator with a reject class alone learns whom it does not know; null where the
     * recipe has none.
     */
    default @Nullable ImageSet heldOut(StageContext context) throws IOException {
        return null;
    }

    /** Further people of no class, on whom that is measured; null where the recipe has none. */
    default @Nullable ImageSet heldOutTest(StageContext context) throws IOException {
        return null;
    }

    /** Further people of no class, on whom the evaluator's strictness is set; null where there are none. */
    default @Nullable ImageSet heldOutChoice(StageContext context) throws IOException {
        return null;
    }

    /**
     * Who the held-out people are that an evaluator with a reject class learns from, for its card; empty where there
     * are none.
     */
    default String heldOutWords(Recipe.RejectingPlan plan) {
        return "";
    }

    /** What cards say of the images. */
    Words words();

    /** Who the classes are, for {@code people.json}; empty where they are no people. */
    default List<Map<String, Object>> persons() {
        return List.of();
    }

    /**
     * What cards say of the images.
     *
     * @param source what the data are
     * @param own what the private images are
     * @param test what the test images are
     * @param target what a target of them is called
     * @param shown where the private images that are shown come from, as a text file beside them
     */
    record Words(String source, String own, String test, String target, String shown) {}

    /**
     * What one sample is made from.
     *
     * @param classes names of the target's classes
     * @param own private training images of these classes, labelled by their place in the list
     * @param test images of these classes that nothing is trained on
     * @param open the attacker's images
     * @param ownWords what the private images are, for a card
     * @param openWords what the attacker's images are, for a card
     */
    record Share(List<String> classes, Labelled own, Labelled test, ImageSet open, String ownWords, String openWords) {

        public Share {
            classes = List.copyOf(classes);
        }
    }
}
