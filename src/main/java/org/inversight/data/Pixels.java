package org.inversight.data;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import org.inversight.model.Grey;

/** Between the program's images and Java's own. Values are clamped to [0, 1], never stretched. */
public final class Pixels {

    private Pixels() {}

    /** One image as Java's own, 8 bits per channel. */
    public static BufferedImage toImage(Images images, int position) {
        int height = images.height();
        int width = images.width();
        boolean grey = images.channels() == 1;
        BufferedImage image =
                new BufferedImage(width, height, grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
        int plane = height * width;
        int base = position * images.stride();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = base + y * width + x;
                if (grey) {
                    image.getRaster().setSample(x, y, 0, level(images.pixels()[at]));
                } else {
                    int rgb = level(images.pixels()[at]) << 16
                            | level(images.pixels()[at + plane]) << 8
                            | level(images.pixels()[at + 2 * plane]);
                    image.setRGB(x, y, rgb);
                }
            }
        }
        return image;
    }

    /** An image of Java's with this many channels; white shines through where it is transparent. */
    public static Images fromImage(BufferedImage image, int channels) {
        int height = image.getHeight();
        int width = image.getWidth();
        int plane = height * width;
        float[] pixels = new float[channels * plane];
        int bands = image.getRaster().getNumBands();
        if (bands <= 2 && !(image.getColorModel() instanceof IndexColorModel)) {
            float[] levels = greyLevels(image);
            for (int c = 0; c < channels; c++) {
                System.arraycopy(levels, 0, pixels, c * plane, plane);
            }
            return new Images(1, channels, height, width, pixels);
        }
        int[] colours = colours(image);
        for (int at = 0; at < plane; at++) {
            int colour = colours[at];
            float alpha = (colour >>> 24) / 255f;
            float red = onWhite((colour >> 16 & 0xFF) / 255f, alpha);
            float green = onWhite((colour >> 8 & 0xFF) / 255f, alpha);
            float blue = onWhite((colour & 0xFF) / 255f, alpha);
            if (channels == 1) {
                pixels[at] = Grey.of(red, green, blue);
            } else {
                pixels[at] = red;
                pixels[at + plane] = green;
                pixels[at + 2 * plane] = blue;
            }
        }
        return new Images(1, channels, height, width, pixels);
    }

    /** Whether one may look through any pixel. */
    static boolean transparent(BufferedImage image) {
        if (!image.getColorModel().hasAlpha()) {
            return false;
        }
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (image.getRGB(x, y) >>> 24 != 0xFF) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Grey levels as they are: Java's own conversion would treat them as linear light. */
    private static float[] greyLevels(BufferedImage image) {
        Raster raster = image.getRaster();
        int width = image.getWidth();
        float[] levels = new float[image.getHeight() * width];
        boolean alpha = raster.getNumBands() == 2;
        for (int at = 0; at < levels.length; at++) {
            int x = at % width;
            int y = at / width;
            float level = raster.getSampleFloat(x, y, 0) / highest(image, 0);
            float opaque = alpha ? raster.getSampleFloat(x, y, 1) / highest(image, 1) : 1;
            levels[at] = onWhite(Math.clamp(level, 0f, 1f), opaque);
        }
        return levels;
    }

    /** What stands for 1 in a band: of whole numbers the highest, of others 1. */
    private static float highest(BufferedImage image, int band) {
        int type = image.getRaster().getDataBuffer().getDataType();
        return type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE
                ? 1
                : (float) (Math.pow(2, image.getColorModel().getComponentSize(band)) - 1);
    }

    /** Alpha, red, green and blue of each pixel, row by row. */
    private static int[] colours(BufferedImage image) {
        int height = image.getHeight();
        int width = image.getWidth();
        BufferedImage flat = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = flat.createGraphics();
        graphics.setComposite(AlphaComposite.Src);
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return flat.getRGB(0, 0, width, height, null, 0, width);
    }

    /** Black ink on a transparent ground is meant as dark on light. */
    private static float onWhite(float value, float alpha) {
        return alpha == 1 ? value : value * alpha + 1 - alpha;
    }

    private static int level(float value) {
        return Math.round(Math.clamp(value, 0f, 1f) * 255);
    }
}
