package org.inversight.export;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import org.inversight.data.Images;
import org.inversight.data.Pixels;

/** Images in rows, enlarged by whole factors, on a plain ground. */
public final class ContactSheet {

    private static final int SMALLEST = 64;
    private static final int GAP = 4;
    private static final int WIDE_GAP = 12;

    /** Height of a sheet, in pixels, from which on rows stand beside each other. */
    private static final int TALLEST = 2000;

    /** Pixels of a side. */
    private static final int LARGEST = 8192;

    private ContactSheet() {}

    /**
     * Rows of this many images, from left to right. A sheet that would be too tall gets several such rows beside each
     * other, with a wider gap between them; one that would still be too large is reduced.
     *
     * @param columns images per row
     */
    public static BufferedImage of(Images images, int columns) {
        return of(images, columns, LARGEST);
    }

    /** @param largest pixels of a side, at most */
    static BufferedImage of(Images images, int columns, int largest) {
        int scale = Math.max(1, SMALLEST / Math.max(1, images.width()));
        int width = images.width() * scale;
        int height = images.height() * scale;
        int rows = Math.ceilDiv(images.count(), columns);
        int beside = beside(rows * (height + GAP), columns * (width + GAP));
        int lines = Math.ceilDiv(rows, beside);
        int between = columns == 1 ? 0 : WIDE_GAP - GAP;
        int block = columns * (width + GAP) + between;
        int wide = beside * block - between + GAP;
        int tall = lines * (height + GAP) + GAP;
        double shrink = Math.min(1, largest / (double) Math.max(wide, tall));
        BufferedImage sheet =
                new BufferedImage((int) (wide * shrink), (int) (tall * shrink), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = prepared(sheet);
        if (shrink < 1) {
            graphics.scale(shrink, shrink);
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        }
        for (int i = 0; i < images.count(); i++) {
            int row = i / columns;
            graphics.drawImage(
                    rgb(images, i),
                    GAP + row % beside * block + i % columns * (width + GAP),
                    GAP + row / beside * (height + GAP),
                    width,
                    height,
                    null);
        }
        graphics.dispose();
        return sheet;
    }

    /** How many rows stand beside each other, so that a tall sheet becomes about square. */
    private static int beside(int tall, int wide) {
        return tall <= TALLEST ? 1 : (int) Math.ceil(Math.sqrt(tall / (double) wide));
    }

    /** The pen for a sheet of images whose pixels stay pixels; the sheet is dark at first. */
    static Graphics2D prepared(BufferedImage sheet) {
        Graphics2D graphics = sheet.createGraphics();
        graphics.setColor(new Color(0x30, 0x36, 0x40));
        graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        return graphics;
    }

    /** Grey levels as they are: Java would treat a grey image as linear light and brighten it. */
    static BufferedImage rgb(Images images, int position) {
        BufferedImage image = Pixels.toImage(images, position);
        if (image.getType() != BufferedImage.TYPE_BYTE_GRAY) {
            return image;
        }
        BufferedImage plain = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int level = image.getRaster().getSample(x, y, 0);
                plain.setRGB(x, y, level << 16 | level << 8 | level);
            }
        }
        return plain;
    }
}
