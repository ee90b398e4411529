package org.inversight.export;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The 256 colours that stand for those of an image: the group of colours with the largest squared error is halved at
 * its mean until there are so many groups, each shown by its mean. An image of 256 colours or fewer stays as it is.
 */
final class ColourTable {

    private static final int SIZE = 256;

    /** Distinct colours, group after group, and how many pixels have each. */
    private final int[] colours;

    private final int[] counts;

    /** Colours from one position to another, with their mean and squared error. */
    private record Group(int from, int to, double[] mean, double error, int channel) {}

    private ColourTable(int[] pixels) {
        int[] sorted = pixels.clone();
        Arrays.sort(sorted);
        int[] distinct = new int[sorted.length];
        int[] times = new int[sorted.length];
        int found = 0;
        for (int pixel : sorted) {
            if (found == 0 || distinct[found - 1] != pixel) {
                distinct[found++] = pixel;
            }
            times[found - 1]++;
        }
        colours = Arrays.copyOf(distinct, found);
        counts = Arrays.copyOf(times, found);
    }

    /** The image in 256 colours of its own. */
    static BufferedImage indexed(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] &= 0xFFFFFF;
        }
        ColourTable table = new ColourTable(pixels);
        List<Group> groups = table.groups();
        byte[][] levels = new byte[3][groups.size()];
        long[] index = new long[table.colours.length];
        for (int g = 0; g < groups.size(); g++) {
            Group group = groups.get(g);
            for (int c = 0; c < 3; c++) {
                levels[c][g] = (byte) Math.round(group.mean[c]);
            }
            for (int i = group.from; i < group.to; i++) {
                index[i] = (long) table.colours[i] << 8 | g;
            }
        }
        Arrays.sort(index);
        BufferedImage indexed = new BufferedImage(
                width,
                height,
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, groups.size(), levels[0], levels[1], levels[2]));
        byte[] row = new byte[width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = Arrays.binarySearch(index, (long) pixels[y * width + x] << 8);
                row[x] = (byte) index[at < 0 ? -at - 1 : at];
            }
            indexed.getRaster().setDataElements(0, y, width, 1, row);
        }
        return indexed;
    }

    private List<Group> groups() {
        PriorityQueue<Group> open =
                new PriorityQueue<>(Comparator.comparingDouble(Group::error).reversed());
        open.add(group(0, colours.length));
        while (open.size() < SIZE && open.element().error > 0) {
            Group widest = open.remove();
            int middle = halve(widest);
            open.add(group(widest.from, middle));
            open.add(group(middle, widest.to));
        }
        return new ArrayList<>(open);
    }

    private static int level(int colour, int channel) {
        return colour >> 16 - 8 * channel & 0xFF;
    }

    private Group group(int from, int to) {
        double[] sum = new double[3];
        double[] squares = new double[3];
        double weight = 0;
        for (int i = from; i < to; i++) {
            weight += counts[i];
            for (int c = 0; c < 3; c++) {
                double level = level(colours[i], c);
                sum[c] += counts[i] * level;
                squares[c] += counts[i] * level * level;
            }
        }
        double error = 0;
        int widest = 0;
        double[] errors = new double[3];
        for (int c = 0; c < 3; c++) {
            errors[c] = to - from == 1 ? 0 : squares[c] - sum[c] * sum[c] / weight;
            error += errors[c];
            sum[c] /= weight;
            widest = errors[c] > errors[widest] ? c : widest;
        }
        return new Group(from, to, sum, error, widest);
    }

    /** Brings the colours that are below the mean to the front; where the others begin. */
    private int halve(Group group) {
        int low = group.from;
        int high = group.to - 1;
        while (low <= high) {
            if (level(colours[low], group.channel) < group.mean[group.channel]) {
                low++;
            } else {
                swap(low, high--);
            }
        }
        return low;
    }

    private void swap(int a, int b) {
        int colour = colours[a];
        colours[a] = colours[b];
        colours[b] = colour;
        int count = counts[a];
        counts[a] = counts[b];
        counts[b] = count;
    }
}
