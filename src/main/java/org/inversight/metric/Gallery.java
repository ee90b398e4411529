package org.inversight.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.engine.Autograd;
import org.inversight.model.Verification;
import org.inversight.model.Verifier;
import org.inversight.train.Pairs;
import org.inversight.train.Strangers;
import org.jspecify.annotations.Nullable;

/**
 * The private people as a verifier sees them: for each the mean embedding of the private images. Because embeddings
 * have length one, the scalar product of an image's embedding with that mean is its mean cosine similarity to the
 * person's images.
 */
public final class Gallery {

    private static final int BATCH = 64;

    /** Images whose pairs give a threshold at most. */
    private static final int PAIRED = 3000;

    /** Seed of which images those are. */
    private static final long LOT = 0x70616972L;

    /** Others in a line-up of people who look alike. */
    private static final int ALIKE = LineUp.SIZE - 1;

    private final float[][] means;
    private final Verification verification;
    private final @Nullable Strangers strangers;

    /** For each person the most similar others, by the cosine similarity of their means; empty where they are too few. */
    private final int[][] alike;

    private Gallery(float[][] means, Verification verification, @Nullable Strangers strangers) {
        this.means = means;
        this.verification = verification;
        this.strangers = strangers;
        this.alike = new int[means.length][];
        Arrays.setAll(alike, this::alike);
    }

    /**
     * {@return the same people, who are looked for among strangers too}
     *
     * @param others as the same verifier sees them; null for none
     */
    public Gallery among(@Nullable Strangers others) {
        return new Gallery(means, verification, others);
    }

    /**
     * {@return the same people by other images of them, with the same thresholds and strangers}
     *
     * @param manager owns what is computed on the way
     * @param verifier that embeds them, the one of this gallery
     * @param images labels are class indices of the target
     */
    Gallery by(NDManager manager, Verifier verifier, LabelledImages images) {
        return of(embed(manager, verifier, images.images()), images.labels(), verification)
                .among(strangers);
    }

    /** {@return the strangers among whom people are looked for; null where there are none} */
    @Nullable
    Strangers strangers() {
        return strangers;
    }

    /** {@return how many people there are} */
    int people() {
        return (int) Arrays.stream(means).filter(Objects::nonNull).count();
    }

    private int[] alike(int person) {
        if (!knows(person)) {
            return new int[0];
        }
        int[] nearest = IntStream.range(0, means.length)
                .filter(other -> other != person && knows(other))
                .boxed()
                .sorted(Comparator.comparingDouble(other -> -cosine(means[person], means[other])))
                .limit(ALIKE)
                .mapToInt(Integer::intValue)
                .toArray();
        return nearest.length < ALIKE ? new int[0] : nearest;
    }

    /**
     * Embeds the private images. Where the verifier's card has no threshold, it becomes the one that accepts at most
     * one in a hundred of the pairs of images of two private people.
     *
     * @param manager owns what is computed on the way
     * @param verifier that embeds them
     * @param images labels are class indices of the target
     * @return one mean embedding per person
     * @throws IllegalArgumentException if the images have to give the threshold, and are all of one person
     */
    public static Gallery of(NDManager manager, Verifier verifier, LabelledImages images) {
        float[][] embedded = embed(manager, verifier, images.images());
        Verification stated = verifier.verification();
        return of(embedded, images.labels(), stated == null ? found(embedded, images.labels()) : stated);
    }

    /** How to decide, from the private people themselves. */
    static Verification found(float[][] embedded, int[] labels) {
        // by lot: people may come in turn, and every second image would leave half of them out
        List<Integer> all =
                new ArrayList<>(IntStream.range(0, labels.length).boxed().toList());
        Collections.shuffle(all, new Random(LOT));
        int[] taken = all.stream().limit(PAIRED).sorted().mapToInt(i -> i).toArray();
        int[] persons = Arrays.stream(taken).map(i -> labels[i]).toArray();
        int people = (int) Arrays.stream(persons).distinct().count();
        if (people < 2) {
            throw new IllegalArgumentException(
                    "The verifier has no card that states its threshold, and private images of two people at least are needed to find one; give more of them, or a card.");
        }
        int length = embedded[0].length;
        float[] rows = new float[taken.length * length];
        for (int i = 0; i < taken.length; i++) {
            System.arraycopy(embedded[taken[i]], 0, rows, i * length, length);
        }
        return Pairs.all(rows, length, persons).verification(people);
    }

    /**
     * @param embedded one row of length one per image
     * @param labels class of each row
     * @param verification from which cosine similarity on two images show one person
     */
    static Gallery of(float[][] embedded, int[] labels, Verification verification) {
        int people = Arrays.stream(labels).max().orElse(-1) + 1;
        float[][] means = new float[people][];
        int[] counts = new int[people];
        for (int i = 0; i < labels.length; i++) {
            int person = labels[i];
            if (means[person] == null) {
                means[person] = new float[embedded[i].length];
            }
            counts[person]++;
            for (int k = 0; k < embedded[i].length; k++) {
                means[person][k] += (embedded[i][k] - means[person][k]) / counts[person];
            }
        }
        return new Gallery(means, verification, null);
    }

    /** {@return how it is decided whether an image shows a person} */
    public Verification verification() {
        return verification;
    }

    /** Whether there is a private image of this person. */
    boolean knows(int person) {
        return person < means.length && means[person] != null;
    }

    /**
     * How much an image is like a person of the gallery.
     *
     * @param embedding of length one
     * @param person class index, which the gallery knows
     */
    Similarity compare(float[] embedding, int person) {
        double own = product(embedding, means[person]);
        int rank = 1;
        int closest = person;
        double best = own;
        for (int other = 0; other < means.length; other++) {
            if (other == person || means[other] == null) {
                continue;
            }
            double cosine = product(embedding, means[other]);
            // A tie counts against the reconstruction, and so does what is no number.
            rank += cosine < own ? 0 : 1;
            if (cosine > best || cosine == best && closest == person) {
                best = cosine;
                closest = other;
            }
        }
        return new Similarity(own, rank, own >= verification.cosineThreshold(), closest, hard(embedding, person, own));
    }

    private Similarity.Hard hard(float[] embedding, int person, double own) {
        int place = 1;
        for (int other : alike[person]) {
            place += product(embedding, means[other]) < own ? 0 : 1;
        }
        return new Similarity.Hard(
                alike[person].length == 0 ? null : place,
                strangers == null ? null : strangers.rank(embedding, own),
                strangers == null ? null : own >= strangers.document().cosineThreshold());
    }

    /** Mean cosine similarity of an embedding to the images of each person; NaN for those that the gallery lacks. */
    float[] cosines(float[] embedding) {
        float[] cosines = new float[means.length];
        for (int person = 0; person < means.length; person++) {
            cosines[person] = knows(person) ? (float) product(embedding, means[person]) : Float.NaN;
        }
        return cosines;
    }

    /**
     * {@return of each person those who are most like them, the most similar first, as many as a line-up takes; nobody
     * of whom there are too few others}
     */
    public Map<Integer, List<Integer>> lookAlikes() {
        Map<Integer, List<Integer>> all = new TreeMap<>();
        for (int person = 0; person < alike.length; person++) {
            if (alike[person].length > 0) {
                all.put(person, Arrays.stream(alike[person]).boxed().toList());
            }
        }
        return all;
    }

    /** The mean embedding of a person's images; null for one that the gallery lacks. */
    float @Nullable [] mean(int person) {
        return knows(person) ? means[person] : null;
    }

    /** One embedding per image. */
    static float[][] embed(NDManager manager, Verifier verifier, Images images) {
        Autograd.record(false);
        float[][] rows = new float[images.count()][];
        for (int from = 0; from < images.count(); from += BATCH) {
            int to = Math.min(from + BATCH, images.count());
            try (NDManager scope = manager.newSubManager()) {
                int[] batch = IntStream.range(from, to).toArray();
                Images part = images.select(batch);
                NDArray x = scope.create(
                        part.pixels(), new Shape(part.count(), part.channels(), part.height(), part.width()));
                float[][] embedded = rows(verifier.embed(x));
                System.arraycopy(embedded, 0, rows, from, embedded.length);
            }
        }
        return rows;
    }

    /** The rows of an array (n, d). */
    static float[][] rows(NDArray array) {
        int length = (int) array.getShape().get(1);
        float[] flat = array.toFloatArray();
        float[][] rows = new float[flat.length / length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(flat, i * length, (i + 1) * length);
        }
        return rows;
    }

    private static double cosine(float[] a, float[] b) {
        return product(a, b) / Math.sqrt(Math.max(product(a, a) * product(b, b), Double.MIN_NORMAL));
    }

    private static double product(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
