package org.inversight.export;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.inversight.data.Images;
import org.inversight.run.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * The recorded steps of a run, or of several on one clock beside each other, as frames of one size: the images in rows,
 * and below them the number of the step and how far it is. Of several each has its title above.
 */
final class Film {

    /** Pixels of a side of the images' part. */
    private static final int LARGEST = 800;

    /** Height of the part below the images. */
    static final int BAND = DotText.HEIGHT + 9;

    /** Small images are enlarged by a whole factor, up to this. */
    private static final int MOST_ENLARGED = 2;

    /** Width by height of a sheet with one image of each class. */
    private static final double SHAPE = 1.5;

    /** Height of the titles. */
    private static final int HEAD = 26;

    private static final int BETWEEN = 14;

    /** All frames but the last take this long together, unless that is too slow for so few. */
    private static final int MILLIS = 7000;

    private static final int SLOWEST = 400;

    /** How long the last frame stays. */
    private static final int HELD = 2000;

    private static final Color WORDS = new Color(0xe3, 0xe8, 0xef);
    private static final Color DONE = new Color(0x58, 0xa6, 0xff);
    private static final int MARGIN = 4;

    /**
     * One run, or images that stay.
     *
     * @param title above it; empty where it is alone
     * @param at what it has at a step
     * @param columns images per row
     */
    private record Part(String title, IntFunction<Images> at, int columns) {}

    private final List<Part> parts;
    private final List<Integer> steps;

    private Film(List<Part> parts, RunRecord longest) {
        this.parts = parts;
        this.steps = longest.thinned(ExportFormat.MOST_FRAMES).stream()
                .map(Snapshot::step)
                .toList();
    }

    static Film of(RunRecord run) {
        return new Film(List.of(part("", run)), run);
    }

    /**
     * Of several runs.
     *
     * @param titles of the runs, in their order
     * @param beside a private image of each class, which stands before the runs; null for none
     */
    static Film of(List<RunRecord> runs, List<String> titles, @Nullable Images beside) {
        List<Part> parts = new ArrayList<>();
        RunRecord longest = runs.getFirst();
        if (beside != null) {
            parts.add(new Part("private", step -> beside, columns(runs.getFirst(), beside.count(), 1)));
        }
        for (int i = 0; i < runs.size(); i++) {
            parts.add(part(titles.get(i), runs.get(i)));
            if (runs.get(i).last().step() > longest.last().step()) {
                longest = runs.get(i);
            }
        }
        return new Film(parts, longest);
    }

    private static Part part(String title, RunRecord run) {
        int restarts = run.experiment().restarts();
        return new Part(
                title, step -> at(run, step), columns(run, run.last().images().count(), restarts));
    }

    /** A row for each class where a class has several images, else a sheet. */
    private static int columns(RunRecord run, int images, int ofClass) {
        return run.experiment().restarts() == 1 ? (int) Math.ceil(Math.sqrt(SHAPE * images)) : ofClass;
    }

    /** What a run has at a step. */
    private static Images at(RunRecord run, int step) {
        Snapshot found = run.snapshots().getFirst();
        for (Snapshot snapshot : run.snapshots()) {
            if (snapshot.step() <= step) {
                found = snapshot;
            }
        }
        return found.images();
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
        List<BufferedImage> sheets = parts.stream()
                .map(part -> ContactSheet.of(part.at().apply(steps.get(number)), part.columns(), LARGEST))
                .toList();
        int scale = MOST_ENLARGED;
        for (BufferedImage sheet : sheets) {
            scale = Math.clamp(LARGEST / Math.max(sheet.getWidth(), sheet.getHeight()), 1, scale);
        }
        int head = parts.size() > 1 ? HEAD : 0;
        int wide = -BETWEEN;
        int high = 0;
        for (BufferedImage sheet : sheets) {
            wide += scale * sheet.getWidth() + BETWEEN;
            high = Math.max(high, scale * sheet.getHeight());
        }
        int width = wide + wide % 2;
        int height = head + high + BAND + (head + high + BAND) % 2;
        BufferedImage frame = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = ContactSheet.prepared(frame);
        int x = 0;
        for (int p = 0; p < parts.size(); p++) {
            BufferedImage sheet = sheets.get(p);
            title(graphics, parts.get(p).title(), x, scale * sheet.getWidth());
            graphics.drawImage(sheet, x, head, scale * sheet.getWidth(), scale * sheet.getHeight(), null);
            x += scale * sheet.getWidth() + BETWEEN;
        }
        graphics.setColor(WORDS);
        DotText.draw(graphics, Integer.toString(steps.get(number)), MARGIN, head + high + 1);
        graphics.setColor(DONE);
        double done = count() == 1 ? 1 : number / (count() - 1.0);
        graphics.fillRect(0, height - 3, (int) Math.round(done * width), 3);
        graphics.dispose();
        return frame;
    }

    /** As large as fits. */
    private static void title(Graphics2D graphics, String title, int x, int width) {
        if (title.isEmpty()) {
            return; // a run alone has none, and asks for no font
        }
        graphics.setColor(WORDS);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        for (int size = 15; size >= 8; size--) {
            graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, size));
            if (graphics.getFontMetrics().stringWidth(title) <= width - MARGIN) {
                break;
            }
        }
        graphics.drawString(title, x + MARGIN, HEAD - 8);
    }
}
