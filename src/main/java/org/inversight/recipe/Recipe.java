package org.inversight.recipe;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inversight.model.Json;
import org.inversight.people.ImageFrame;
import org.inversight.train.AutoencoderPlan;
import org.inversight.train.GanPlan;
import org.inversight.train.PseudoLabels;
import org.inversight.train.ReaderPlan;
import org.inversight.train.Schedule;
import org.inversight.train.StylePlan;
import org.inversight.train.VerifierPlan;
import org.jspecify.annotations.Nullable;

/**
 * Everything that makes a family of samples: read from a JSON file, relative to whose folder all paths are.
 *
 * @param docs what the recipe makes, in words
 * @param seed of everything
 * @param data folder of the four MNIST files; null where people are drawn or given
 * @param split file that describes the private and the public half of MNIST; written if it is not there
 * @param people who is drawn; null where the images are MNIST's, or given
 * @param side height and width of the images in pixels
 * @param batch images per step
 * @param licence of the weights
 * @param evaluator an ordinary evaluator for all samples
 * @param rejecting an evaluator with a class for images that show nothing
 * @param verifier an evaluator of who is who; null where there is none
 * @param reader an evaluator of single attributes; null where there is none
 * @param strangers people, an image each, whom the verifier embeds for {@link org.inversight.train.Strangers}; 0 for none
 * @param samples in the order in which they are made
 * @param privateImages private images kept with the samples, each class
 * @param evaluatorFolder folder of the evaluators and all other evaluators
 * @param shown folder of the private images kept with the samples
 */
@RecordBuilder
public record Recipe(
        String docs,
        long seed,
        @Nullable String data,
        @Nullable String split,
        @Nullable People people,
        int side,
        int batch,
        String licence,
        Schedule evaluator,
        @JsonAlias("sceptic") RejectingPlan rejecting,
        @Nullable VerifierPlan verifier,
        @Nullable ReaderPlan reader,
        int strangers,
        List<SamplePlan> samples,
        @JsonAlias("privatePictures") int privateImages,
        @JsonAlias("judges") String evaluatorFolder,
        String shown)
        implements RecipeBuilder.With {

    private static final int MOST_CLASSES = 256;

    @SuppressWarnings("NullAway") // a field missing in a file arrives as null
    public Recipe {
        evaluatorFolder = evaluatorFolder == null ? "evaluators" : evaluatorFolder;
        shown = shown == null ? "private-digits" : shown;
        samples = samples == null ? List.of() : List.copyOf(samples);
    }

    /** @throws IOException if the file is no recipe */
    public static Recipe read(Path file) throws IOException {
        Recipe recipe = Json.exactly(file, Recipe.class);
        Map<String, @Nullable Object> needed = new LinkedHashMap<>();
        needed.put("licence", recipe.licence);
        needed.put("evaluator", recipe.evaluator);
        needed.put("rejecting", recipe.rejecting);
        needed.put("rejecting.first", recipe.rejecting == null ? null : recipe.rejecting.first);
        needed.put("rejecting.second", recipe.rejecting == null ? null : recipe.rejecting.second);
        needed.put("samples", recipe.samples.isEmpty() ? null : recipe.samples);
        for (SamplePlan sample : recipe.samples) {
            if (sample.base == null) {
                needed.put("gmi", sample.gmi);
                needed.put("kedmi", sample.kedmi);
            }
        }
        Json.require(file, Recipe.class, needed);
        String fault = RecipeNumbers.fault(recipe);
        if (fault == null && recipe.people != null && recipe.people.privatePeople > MOST_CLASSES) {
            fault = "\"privatePeople\" is %d, and a label is a byte, so %d is the most"
                    .formatted(recipe.people.privatePeople, MOST_CLASSES);
        }
        if (fault != null) {
            throw new IOException("%s is no valid recipe: %s; correct it.".formatted(file, fault));
        }
        return recipe;
    }

    /**
     * The program's own recipe for faces of real people.
     *
     * @throws IOException if the program has lost it
     */
    public static Recipe ofFaces() throws IOException {
        return Json.resource(Recipe.class, "faces.json");
    }

    /**
     * One sample: a target and everything of its attacker.
     *
     * @param name of its folder
     * @param about what it is, in one sentence
     * @param privateClasses digits of the target, which knows no others
     * @param publicClasses digits of the attacker's images
     * @param publicSet set of drawn people that the attacker has
     * @param targetOf another sample, whose target is attacked; null where this sample has its own
     * @param target how the target is trained
     * @param students how each student is distilled
     * @param autoencoder how the generators of both begin; null for random weights
     * @param gmi how generator and critic of GMI are trained
     * @param kedmi how generator and K-class critic of KEDMI are trained
     * @param base how a generator with styles is trained, which then is GMI's, and from which KEDMI's goes on; null
     *     where both are trained as {@code gmi} and {@code kedmi} say, which are null otherwise
     */
    @RecordBuilder
    public record SamplePlan(
            String name,
            String about,
            List<Integer> privateClasses,
            List<Integer> publicClasses,
            @Nullable String publicSet,
            @Nullable String targetOf,
            @Nullable Schedule target,
            List<Schedule> students,
            @Nullable AutoencoderPlan autoencoder,
            @Nullable GanPlan gmi,
            @Nullable GanPlan kedmi,
            @Nullable BasePlan base) {

        @SuppressWarnings("NullAway") // a field missing in a file arrives as null
        public SamplePlan {
            privateClasses = privateClasses == null ? List.of() : List.copyOf(privateClasses);
            publicClasses = publicClasses == null ? List.of() : List.copyOf(publicClasses);
            students = students == null ? List.of() : List.copyOf(students);
        }
    }

    /**
     * Generators with styles.
     *
     * @param small the first training, on images of half the size
     * @param large goes on from there on whole images
     * @param finer go on from there, one after the other, with lower rates
     * @param kedmi goes on from there with the target's soft labels in place of what is known of the public images
     * @param entropyWeight of what KEDMI's critic says of generated images, in its generator's loss
     * @param plg goes on from the large training too, with the target's classes, for PLG-MI; null for no such pair
     * @param pseudoLabels how PLG-MI's pair is taught the classes; as released where it is left out
     */
    public record BasePlan(
            StylePlan small,
            StylePlan large,
            List<StylePlan> finer,
            StylePlan kedmi,
            double entropyWeight,
            @Nullable StylePlan plg,
            PseudoLabels.Plan pseudoLabels) {

        @SuppressWarnings("NullAway") // a field missing in a file arrives as null
        public BasePlan {
            finer = finer == null ? List.of() : List.copyOf(finer);
            pseudoLabels = pseudoLabels == null ? new PseudoLabels.Plan(30, 0.2) : pseudoLabels;
        }
    }

    /**
     * Drawn people.
     *
     * @param seed of everybody
     * @param frame how much of a person an image shows; {@code bust} if the file names none
     * @param privatePeople whom targets know
     * @param privateImages of each of them, to learn from
     * @param testImages of each of them, that nothing is trained on
     * @param publicPeople whom an attacker has, in each public set
     * @param publicImages of all of these together
     */
    public record People(
            long seed,
            String frame,
            int privatePeople,
            @JsonAlias("privatePictures") int privateImages,
            @JsonAlias("testPictures") int testImages,
            int publicPeople,
            @JsonAlias("publicPictures") int publicImages) {

        @SuppressWarnings("NullAway") // a field missing in a file arrives as null
        public People {
            frame = frame == null ? ImageFrame.BUST.id() : frame;
        }
    }

    /**
     * The evaluator with a reject class.
     *
     * @param first training on digits, drawn negatives and adversarial images of other networks
     * @param second training that goes on from there with adversarial images of the first result
     * @param negativeShare share of a batch that shows nobody of the classes, 0..1
     * @param adversarialShare share of those that are adversarial images, 0..1
     * @param heldOutShare share of those that show other people, 0..1
     * @param heldOut people drawn to be held-out people, or images of given people that are kept from the attacker, if
     *     there are enough; 0 where there are none
     * @param heldOutImages of each of them
     * @param turnedAway share of further people whom the result must turn away, 0..1; its last bias is raised until it
     *     does; 0: the bias stays as it was learnt
     */
    public record RejectingPlan(
            Schedule first,
            Schedule second,
            double negativeShare,
            double adversarialShare,
            @JsonAlias("strangerShare") double heldOutShare,
            @JsonAlias("strangers") int heldOut,
            @JsonAlias("strangerPictures") int heldOutImages,
            double turnedAway) {}
}
