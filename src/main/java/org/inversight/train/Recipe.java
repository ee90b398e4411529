package org.inversight.train;

import java.util.List;

/**
 * Everything that makes a family of samples: read from a JSON file, relative to whose folder all
 * paths are.
 *
 * @param docs what the recipe makes, in words
 * @param seed of everything
 * @param data folder of the four MNIST files
 * @param split file that describes the private and the public half; written if it is not there
 * @param side height and width of the pictures in pixels
 * @param batch pictures a step
 * @param licence of the weights
 * @param evaluator an ordinary evaluator for all samples
 * @param sceptic an evaluator with a class for pictures that show nothing
 * @param samples in the order in which they are made
 * @param privatePictures private pictures kept with the samples, each class
 */
public record Recipe(
        String docs,
        long seed,
        String data,
        String split,
        int side,
        int batch,
        String licence,
        Schedule evaluator,
        ScepticPlan sceptic,
        List<SamplePlan> samples,
        int privatePictures) {

    @SuppressWarnings("NullAway") // a field missing in a file arrives as null
    public Recipe {
        samples = samples == null ? List.of() : List.copyOf(samples);
    }

    /**
     * One sample: a target and everything of its attacker.
     *
     * @param name of its folder
     * @param about what it is, in one sentence
     * @param privateClasses classes of the target, which knows no others
     * @param publicClasses classes of the attacker's pictures
     * @param target how the target is trained
     * @param students how each student is distilled
     * @param gmi how generator and critic of GMI are trained
     * @param kedmi how generator and K-class critic of KEDMI are trained
     */
    public record SamplePlan(
            String name,
            String about,
            List<Integer> privateClasses,
            List<Integer> publicClasses,
            Schedule target,
            List<Schedule> students,
            GanPlan gmi,
            GanPlan kedmi) {

        @SuppressWarnings("NullAway") // a field missing in a file arrives as null
        public SamplePlan {
            privateClasses = privateClasses == null ? List.of() : List.copyOf(privateClasses);
            publicClasses = publicClasses == null ? List.of() : List.copyOf(publicClasses);
            students = students == null ? List.of() : List.copyOf(students);
        }
    }

    /**
     * The sceptical evaluator.
     *
     * @param first training on digits, drawn negatives and adversarial pictures of other networks
     * @param second training that goes on from there with adversarial pictures of the first result
     * @param negativeShare share of a batch that shows nothing, 0..1
     * @param adversarialShare share of those that are adversarial pictures, 0..1
     */
    public record ScepticPlan(
            Schedule first, Schedule second, double negativeShare, double adversarialShare) {}
}
