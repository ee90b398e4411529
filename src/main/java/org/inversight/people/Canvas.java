package org.inversight.people;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** One transparent layer of a drawing. */
final class Canvas {

    final int size;

    /** Premultiplied alpha, red, green, blue; row by row. */
    final int[] pixels;

    private final BufferedImage image;
    private final Graphics2D pen;

    /** @param size of a side in pixels */
    Canvas(int size) {
        this.size = size;
        image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB_PRE);
        pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    /** From now on only what is already painted takes paint. */
    void lock() {
        pen.setComposite(AlphaComposite.SrcAtop);
    }

    void fill(Shape shape, Rgb colour, double alpha) {
        if (alpha > 0.004) {
            fill(shape, colour.color(alpha));
        }
    }

    void fill(Shape shape, Paint paint) {
        pen.setPaint(paint);
        pen.fill(shape);
    }

    /**
     * A line with round ends.
     *
     * @param width in pixels
     */
    void line(Shape shape, double width, Rgb colour, double alpha) {
        if (alpha > 0.004) {
            pen.setPaint(colour.color(alpha));
            pen.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            pen.draw(shape);
        }
    }

    /** A disc. */
    void disc(Pt centre, double radius, Rgb colour, double alpha) {
        fill(
                new java.awt.geom.Ellipse2D.Double(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius),
                colour,
                alpha);
    }

    /** A soft spot on what is already painted. */
    void glow(Pt centre, double rx, double ry, Rgb colour, double alpha) {
        glow(centre, rx, ry, 0, colour, alpha);
    }

    /**
     * A soft elliptic spot on what is already painted; nothing of it is left at its radii.
     *
     * @param angle clockwise, in radians
     */
    void glow(Pt centre, double rx, double ry, double angle, Rgb colour, double alpha) {
        double reach = Math.max(rx, ry);
        int left = Math.max(0, (int) (centre.x() - reach));
        int right = Math.min(size - 1, (int) (centre.x() + reach) + 1);
        int top = Math.max(0, (int) (centre.y() - reach));
        int bottom = Math.min(size - 1, (int) (centre.y() + reach) + 1);
        float cos = (float) Math.cos(angle);
        float sin = (float) Math.sin(angle);
        float red = (float) (colour.red());
        float green = (float) (colour.green());
        float blue = (float) (colour.blue());
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                int old = pixels[y * size + x];
                int a = old >>> 24;
                if (a == 0) {
                    continue;
                }
                float dx = (float) (x + 0.5 - centre.x());
                float dy = (float) (y + 0.5 - centre.y());
                float u = (float) ((dx * cos + dy * sin) / rx);
                float v = (float) ((dy * cos - dx * sin) / ry);
                float q = 1 - u * u - v * v;
                if (q > 0) {
                    float share = (float) alpha * q * q;
                    pixels[y * size + x] = a << 24
                            | level((old >> 16 & 255) * (1 - share) + red * a * share, a) << 16
                            | level((old >> 8 & 255) * (1 - share) + green * a * share, a) << 8
                            | level((old & 255) * (1 - share) + blue * a * share, a);
                }
            }
        }
    }

    /** An upright block, to whole pixels. */
    void block(double x, double y, double width, double height, Rgb colour, double alpha) {
        int left = Math.clamp(Math.round(x), 0, size);
        int right = Math.clamp(Math.round(x + width), 0, size);
        int top = Math.clamp(Math.round(y), 0, size);
        int bottom = Math.clamp(Math.round(y + height), 0, size);
        float keep = (float) (1 - alpha);
        float r = (float) (colour.red() * alpha * 255);
        float g = (float) (colour.green() * alpha * 255);
        float b = (float) (colour.blue() * alpha * 255);
        for (int row = top; row < bottom; row++) {
            for (int at = row * size + left; at < row * size + right; at++) {
                int old = pixels[at];
                pixels[at] = 255 << 24
                        | level((old >> 16 & 255) * keep + r, 255) << 16
                        | level((old >> 8 & 255) * keep + g, 255) << 8
                        | level((old & 255) * keep + b, 255);
            }
        }
    }

    /** Everything in one colour that becomes another from the top to the bottom, aslant. */
    void wash(Rgb from, Rgb to, double lean) {
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                double along = (y + lean * (x - size / 2.0)) / size;
                Rgb c = from.mix(to, Math.clamp(along, 0, 1));
                pixels[y * size + x] = 255 << 24
                        | level((float) c.red() * 255, 255) << 16
                        | level((float) c.green() * 255, 255) << 8
                        | level((float) c.blue() * 255, 255);
            }
        }
    }

    /** Puts another layer over this one. */
    void draw(Canvas other) {
        pen.drawImage(other.image, 0, 0, null);
    }

    /** How much of each pixel is covered, 0..1. */
    Mask mask() {
        float[] cover = new float[size * size];
        for (int i = 0; i < cover.length; i++) {
            cover[i] = (pixels[i] >>> 24) / 255f;
        }
        return new Mask(size, cover);
    }

    /**
     * Darkens what is painted where a mask is.
     *
     * @param shadow what the mask lets through at its fullest
     */
    void shade(Mask mask, double strength, Rgb shadow) {
        shade(mask, 0, 0, strength, shadow);
    }

    /**
     * The same with the mask moved.
     *
     * @param dx pixels to the right
     * @param dy pixels down
     */
    void shade(Mask mask, double dx, double dy, double strength, Rgb shadow) {
        int ox = (int) Math.round(dx);
        int oy = (int) Math.round(dy);
        float r = (float) (1 - shadow.red());
        float g = (float) (1 - shadow.green());
        float b = (float) (1 - shadow.blue());
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int old = pixels[y * size + x];
                int a = old >>> 24;
                float m = a == 0 ? 0 : mask.at(x - ox, y - oy) * (float) strength;
                if (m > 0.004f) {
                    pixels[y * size + x] = a << 24
                            | level((old >> 16 & 255) * (1 - m * r), a) << 16
                            | level((old >> 8 & 255) * (1 - m * g), a) << 8
                            | level((old & 255) * (1 - m * b), a);
                }
            }
        }
    }

    /** Mixes what is painted with a colour where a mask is. */
    void tint(Mask mask, double strength, Rgb colour) {
        float r = (float) colour.red();
        float g = (float) colour.green();
        float b = (float) colour.blue();
        for (int i = 0; i < pixels.length; i++) {
            int old = pixels[i];
            int a = old >>> 24;
            float m = a == 0 ? 0 : mask.cover()[i] * (float) strength;
            if (m > 0.004f) {
                pixels[i] = a << 24
                        | level((old >> 16 & 255) * (1 - m) + r * a * m, a) << 16
                        | level((old >> 8 & 255) * (1 - m) + g * a * m, a) << 8
                        | level((old & 255) * (1 - m) + b * a * m, a);
            }
        }
    }

    static int level(float value, int most) {
        int rounded = (int) (value + 0.5f);
        return rounded < 0 ? 0 : Math.min(rounded, most);
    }

    void dispose() {
        pen.dispose();
    }
}
