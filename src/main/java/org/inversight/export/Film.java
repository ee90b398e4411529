package org.inversight.export;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.inversight.run.Snapshot;

/**
 * The recorded steps of a run as frames of one size: the images in rows, and below them the number of the step and how
 * far it is.
 *
 * @param steps one per frame
 * @param columns images per row
 */
record Film(List<Snapshot> steps, int columns) {

    private static final int MOST = 80;

    /** Pixels of a side of the images' part. */
    private static final int LARGEST = 800;

    /** Height of the part below the images. */
    static final int BAND = DotText.HEIGHT + 9;

    /** Small images are enlarged by a whole factor, up to this. */
    private static final int MOST_ENLARGED = 2;

    /** Width by height of a sheet with one image of each class. */
    private static final double SHAPE = 1.5;

    /** All frames but the last take this long together, unless that is too slow for so few. */
    private static final int MILLIS = 7000;

    private static final int SLOWEST = 400;

    /** How long the last frame stays. */
    private static final int HELD = 2000;

    private static final Color WORDS = new Color(0xe3, 0xe8, 0xef);
    private static final Color DONE = new Color(0x58, 0xa6, 0xff);
    private static final int MARGIN = 4;

    static Film of(RunRecord run) {
        int restarts = run.experiment().restarts();
        int wide = (int) Math.ceil(Math.sqrt(SHAPE * run.last().images().count()));
        return new Film(run.thinned(MOST), restarts == 1 ? wide : restarts);
    }

    int count() {
        return steps.size();
    }

    /** How long a frame stays, in milliseconds, a multiple of ten. */
    int millis(int frame) {
        int each = Math.min(SLOWEST, MILLIS / Math.max(1, count() - 1)) / 10 * 10;
        return frame == count() - 1 ? HELD : each;
    }

    /** One frame; its sides are even. */
    BufferedImage frame(int number) {
        BufferedImage sheet = ContactSheet.of(steps.get(number).images(), columns, LARGEST);
        int scale = Math.clamp(LARGEST / Math.max(sheet.getWidth(), sheet.getHeight()), 1, MOST_ENLARGED);
        int below = scale * sheet.getHeight();
        int width = scale * sheet.getWidth() + scale * sheet.getWidth() % 2;
        int height = below + BAND + (below + BAND) % 2;
        BufferedImage frame = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = ContactSheet.prepared(frame);
        graphics.drawImage(sheet, 0, 0, scale * sheet.getWidth(), below, null);
        graphics.setColor(WORDS);
        DotText.draw(graphics, Integer.toString(steps.get(number).step()), MARGIN, below + 1);
        graphics.setColor(DONE);
        double done = count() == 1 ? 1 : number / (count() - 1.0);
        graphics.fillRect(0, height - 3, (int) Math.round(done * width), 3);
        graphics.dispose();
        return frame;
    }
}
