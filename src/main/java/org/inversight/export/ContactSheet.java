package org.inversight.export;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import org.inversight.data.Images;
import org.inversight.data.Pixels;

/** Pictures in rows, enlarged by whole factors, on a plain ground. */
public final class ContactSheet {

    private static final int SMALLEST = 64;
    private static final int GAP = 4;

    private ContactSheet() {}

    /**
     * @param columns pictures a row
     */
    public static BufferedImage of(Images images, int columns) {
        int scale = Math.max(1, SMALLEST / Math.max(1, images.width()));
        int width = images.width() * scale;
        int height = images.height() * scale;
        int rows = (images.count() + columns - 1) / columns;
        BufferedImage sheet =
                new BufferedImage(
                        columns * (width + GAP) + GAP,
                        rows * (height + GAP) + GAP,
                        BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = prepared(sheet);
        for (int i = 0; i < images.count(); i++) {
            graphics.drawImage(
                    rgb(images, i),
                    GAP + i % columns * (width + GAP),
                    GAP + i / columns * (height + GAP),
                    width,
                    height,
                    null);
        }
        graphics.dispose();
        return sheet;
    }

    /** The pen for a sheet of pictures whose pixels stay pixels; the sheet is dark at first. */
    static Graphics2D prepared(BufferedImage sheet) {
        Graphics2D graphics = sheet.createGraphics();
        graphics.setColor(new Color(0x30, 0x36, 0x40));
        graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        return graphics;
    }

    /** Grey levels as they are: Java would treat a grey picture as linear light and brighten it. */
    static BufferedImage rgb(Images images, int position) {
        BufferedImage image = Pixels.toImage(images, position);
        if (image.getType() != BufferedImage.TYPE_BYTE_GRAY) {
            return image;
        }
        BufferedImage plain =
                new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int level = image.getRaster().getSample(x, y, 0);
                plain.setRGB(x, y, level << 16 | level << 8 | level);
            }
        }
        return plain;
    }
}
