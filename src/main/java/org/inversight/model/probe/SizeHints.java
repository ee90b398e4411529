package org.inversight.model.probe;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.inversight.engine.Weight;
import org.inversight.model.ImageSize;

/** What weights and complaints tell of the size of a network's images. */
final class SizeHints {

    static final int SMALLEST = 4;
    static final int LARGEST = 1024;

    /** Usual sizes that are no squares, height first. */
    private static final List<ImageSize> OBLONG = List.of(
            new ImageSize(112, 92),
            new ImageSize(218, 178),
            new ImageSize(62, 47),
            new ImageSize(50, 37),
            new ImageSize(192, 168),
            new ImageSize(112, 96),
            new ImageSize(128, 64),
            new ImageSize(256, 128),
            new ImageSize(64, 32),
            new ImageSize(160, 120),
            new ImageSize(120, 160),
            new ImageSize(240, 320),
            new ImageSize(32, 128),
            new ImageSize(60, 160));

    private static final Pattern PRODUCT =
            Pattern.compile("mat1 and mat2 shapes cannot be multiplied \\((\\d+)x(\\d+) and (\\d+)x\\d+\\)");
    private static final Pattern TOKENS =
            Pattern.compile("size of tensor a \\((\\d+)\\) must match the size of tensor b \\((\\d+)\\)");
    private static final Pattern CHANNELS = Pattern.compile("expected input\\[[^]]*\\] to have (\\d+) channels");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])(\\d{1,4})(?![\\w.]*\\w)");

    private SizeHints() {}

    /** How long a flattened image is, and how long the network wants it. */
    record Length(int is, int wanted) {}

    /** Lengths that a dense layer complains of; null where it complains of something else. */
    static @org.jspecify.annotations.Nullable Length length(Fault fault) {
        List<Integer> numbers = fault.numbers(PRODUCT);
        return numbers.isEmpty() || numbers.get(0) != 1 ? null : new Length(numbers.get(1), numbers.get(2));
    }

    /** Length of the vectors that the first dense layer wants; 0 where it does not say so. */
    static int width(Fault fault) {
        List<Integer> numbers = fault.numbers(PRODUCT);
        return numbers.isEmpty() ? channels(fault) : numbers.get(2);
    }

    /** Channels that a convolution wants; 0 where it does not complain of them. */
    static int channels(Fault fault) {
        List<Integer> numbers = fault.numbers(CHANNELS);
        return numbers.isEmpty() ? 0 : numbers.getFirst();
    }

    /** Sizes that images of so many numbers may have, the likeliest first; none if no such image. */
    static List<ImageSize> ofLength(long numbers, int channels) {
        Set<ImageSize> sizes = new LinkedHashSet<>();
        long pixels = numbers / channels;
        if (pixels * channels != numbers || pixels < SMALLEST * SMALLEST) {
            return List.of();
        }
        int root = (int) Math.round(Math.sqrt(pixels));
        if ((long) root * root == pixels) {
            return List.of(ImageSize.of(root));
        }
        OBLONG.stream().filter(s -> (long) s.height() * s.width() == pixels).forEach(sizes::add);
        for (int width = root; width * 2 >= root; width--) {
            if (pixels % width == 0 && pixels / width <= 2L * width) {
                sizes.add(new ImageSize((int) (pixels / width), width));
                sizes.add(new ImageSize(width, (int) (pixels / width)));
                break;
            }
        }
        return List.copyOf(sizes);
    }

    /**
     * Numbers of pixels that a complaint names: an assertion the size itself, a sum of position codes the number of
     * patches.
     */
    static List<ImageSize> named(Fault fault, ImageSize tried, List<Weight> weights) {
        List<ImageSize> sizes = new ArrayList<>();
        List<Integer> tokens = fault.numbers(TOKENS);
        if (!tokens.isEmpty()) {
            for (int patches : new int[] {tokens.get(1), tokens.get(1) - 1, tokens.get(1) - 2}) {
                int side = (int) Math.round(Math.sqrt(patches));
                if (side > 1 && side * side == patches) {
                    add(sizes, side * patch(weights));
                }
            }
        } else if (fault.assertion() || fault.text().matches("(?is).*(size|height|width|resolution).*")) {
            Matcher number = NUMBER.matcher(fault.text());
            while (number.find()) {
                int side = Integer.parseInt(number.group(1));
                if (side >= 16 && side != tried.height()) {
                    add(sizes, side);
                }
            }
        }
        return sizes;
    }

    private static void add(List<ImageSize> sizes, int side) {
        if (side >= SMALLEST && side <= LARGEST) {
            sizes.add(ImageSize.of(side));
        }
    }

    /** Side of the patches that the first convolution cuts. */
    private static int patch(List<Weight> weights) {
        return weights.stream()
                .map(Weight::shape)
                .filter(shape -> shape.dimension() == 4)
                .mapToInt(shape -> (int) shape.get(2))
                .findFirst()
                .orElse(16);
    }

    /** Whether the network begins with a dense layer, and so flattens its images. */
    static boolean beginsDense(List<Weight> weights) {
        return weights.stream()
                .map(Weight::shape)
                .filter(shape -> shape.dimension() > 1)
                .findFirst()
                .filter(shape -> shape.dimension() == 2)
                .isPresent();
    }

    /** What the first layer with a matrix takes: channels of a convolution, numbers of a dense one. */
    static int firstInput(List<Weight> weights) {
        for (Weight weight : weights) {
            Shape shape = weight.shape();
            if (shape.dimension() == 2 || shape.dimension() == 4) {
                return (int) shape.get(1);
            }
        }
        return 0;
    }
}
