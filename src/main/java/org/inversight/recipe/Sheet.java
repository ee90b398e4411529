package org.inversight.recipe;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.inversight.data.Images;
import org.inversight.data.Pixels;

/** Images side by side in one PNG, to be looked at while something is trained. */
final class Sheet {

    private Sheet() {}

    /** Writes them row by row. */
    static void write(Path file, Images images, int columns) throws IOException {
        write(file, images, columns, 1, 0);
    }

    /**
     * Writes them row by row.
     *
     * @param scale times as large
     * @param gap pixels between them
     */
    static void write(Path file, Images images, int columns, int scale, int gap) throws IOException {
        int rows = (images.count() + columns - 1) / columns;
        int width = images.width() * scale;
        int height = images.height() * scale;
        BufferedImage sheet = new BufferedImage(
                columns * (width + gap) - gap, rows * (height + gap) - gap, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        for (int i = 0; i < images.count(); i++) {
            graphics.drawImage(
                    Pixels.toImage(images, i),
                    i % columns * (width + gap),
                    i / columns * (height + gap),
                    width,
                    height,
                    null);
        }
        graphics.dispose();
        Files.createDirectories(file.toAbsolutePath().getParent());
        ImageIO.write(sheet, "png", file.toFile());
    }
}
