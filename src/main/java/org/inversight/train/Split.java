package org.inversight.train;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.inversight.engine.Noise;

/**
 * The private and the public half of a labelled set. Each class is shuffled by itself (Fisher and Yates, keyed by seed
 * and class); the first half of it, rounded down, is private, the rest public.
 */
public final class Split {

    private final int[] privatePositions;
    private final int[] publicPositions;
    private final int[] labels;

    private Split(int[] privatePositions, int[] publicPositions, int[] labels) {
        this.privatePositions = privatePositions;
        this.publicPositions = publicPositions;
        this.labels = labels;
    }

    /**
     * Splits a set.
     *
     * @param labels class of each image
     */
    public static Split of(int[] labels, long seed) {
        List<Integer> own = new ArrayList<>();
        List<Integer> open = new ArrayList<>();
        int classes = Arrays.stream(labels).max().orElse(-1) + 1;
        for (int k = 0; k < classes; k++) {
            int wanted = k;
            int[] members = IntStream.range(0, labels.length)
                    .filter(i -> labels[i] == wanted)
                    .toArray();
            int[] order = Batches.shuffled(members.length, Noise.keyed(seed, k));
            for (int i = 0; i < order.length; i++) {
                (i < members.length / 2 ? own : open).add(members[order[i]]);
            }
        }
        return new Split(sorted(own), sorted(open), labels);
    }

    /** Positions of the private images, ascending. */
    public int[] privatePositions() {
        return privatePositions.clone();
    }

    /** Positions of the public images, ascending. */
    public int[] publicPositions() {
        return publicPositions.clone();
    }

    /** What is written down of this split. */
    public Description describe(String docs, long seed) {
        return new Description(
                docs, seed, counts(privatePositions), counts(publicPositions), checksum(privatePositions));
    }

    private List<Integer> counts(int[] positions) {
        int classes = Arrays.stream(labels).max().orElse(-1) + 1;
        int[] counts = new int[classes];
        for (int position : positions) {
            counts[labels[position]]++;
        }
        return Arrays.stream(counts).boxed().toList();
    }

    private static String checksum(int[] positions) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * positions.length);
        for (int position : positions) {
            bytes.putInt(position);
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static int[] sorted(List<Integer> positions) {
        return positions.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    /**
     * A split, written down.
     *
     * @param docs the rule in words
     * @param seed of the shuffle
     * @param privateCounts images of each class in the private half
     * @param publicCounts images of each class in the public half
     * @param privateChecksum SHA-256 of the private positions, ascending, as big-endian 32-bit numbers
     */
    public record Description(
            String docs, long seed, List<Integer> privateCounts, List<Integer> publicCounts, String privateChecksum) {

        @SuppressWarnings("NullAway") // a field missing in a file arrives as null
        public Description {
            privateCounts = privateCounts == null ? List.of() : List.copyOf(privateCounts);
            publicCounts = publicCounts == null ? List.of() : List.copyOf(publicCounts);
        }

        /** Whether both describe the same images. */
        public boolean sameAs(Description other) {
            return seed == other.seed
                    && privateCounts.equals(other.privateCounts)
                    && publicCounts.equals(other.publicCounts)
                    && privateChecksum
                            .toLowerCase(java.util.Locale.ROOT)
                            .equals(other.privateChecksum.toLowerCase(java.util.Locale.ROOT));
        }
    }
}
