package org.inversight.data;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;

/** Between the program's pictures and Java's own. Values are clamped to [0, 1], never stretched. */
public final class Pixels {

    private Pixels() {}

    /** One picture as Java's own, 8 bits a channel. */
    public static BufferedImage toImage(Images images, int position) {
        int height = images.height();
        int width = images.width();
        boolean grey = images.channels() == 1;
        BufferedImage image =
                new BufferedImage(
                        width,
                        height,
                        grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
        int plane = height * width;
        int base = position * images.stride();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = base + y * width + x;
                if (grey) {
                    image.getRaster().setSample(x, y, 0, level(images.pixels()[at]));
                } else {
                    int rgb =
                            level(images.pixels()[at]) << 16
                                    | level(images.pixels()[at + plane]) << 8
                                    | level(images.pixels()[at + 2 * plane]);
                    image.setRGB(x, y, rgb);
                }
            }
        }
        return image;
    }

    /** A picture of Java's with this many channels; transparency becomes black. */
    public static Images fromImage(BufferedImage image, int channels) {
        int height = image.getHeight();
        int width = image.getWidth();
        boolean grey =
                image.getRaster().getNumBands() == 1
                        && !(image.getColorModel() instanceof IndexColorModel);
        BufferedImage flat = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = flat.createGraphics();
        graphics.setColor(Color.BLACK);
        graphics.fillRect(0, 0, width, height);
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        int plane = height * width;
        float[] pixels = new float[channels * plane];
        float deepest = (1 << image.getColorModel().getComponentSize(0)) - 1;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = y * width + x;
                if (grey) {
                    // Java's own conversion would treat grey levels as linear light.
                    float level = image.getRaster().getSampleFloat(x, y, 0) / deepest;
                    for (int c = 0; c < channels; c++) {
                        pixels[at + c * plane] = level;
                    }
                    continue;
                }
                int rgb = flat.getRGB(x, y);
                float red = (rgb >> 16 & 0xFF) / 255f;
                float green = (rgb >> 8 & 0xFF) / 255f;
                float blue = (rgb & 0xFF) / 255f;
                if (channels == 1) {
                    pixels[at] = 0.299f * red + 0.587f * green + 0.114f * blue;
                } else {
                    pixels[at] = red;
                    pixels[at + plane] = green;
                    pixels[at + 2 * plane] = blue;
                }
            }
        }
        return new Images(1, channels, height, width, pixels);
    }

    private static int level(float value) {
        return Math.round(Math.clamp(value, 0f, 1f) * 255);
    }
}
