package org.inversight.data;

import java.util.List;

/**
 * Something that an attack shows besides its reconstructions: what a classifier is really shown, the patches that are
 * assembled, where its latents lie. Immutable; plain Java.
 */
public sealed interface Panel {

    /** Short and stable, e.g. {@code views}. */
    String id();

    /** As a control shows it. */
    String title();

    /** What is seen, one or two sentences. */
    String caption();

    /**
     * ImageGroups in groups, each under its own heading.
     *
     * @param groups in the order in which they are shown
     */
    record ImageGroups(String id, String title, String caption, List<Group> groups) implements Panel {

        public ImageGroups {
            groups = List.copyOf(groups);
        }
    }

    /**
     * Some images.
     *
     * @param name heading
     * @param images what is shown
     * @param words under each image; none where nothing is written under them
     */
    record Group(String name, Images images, List<String> words) {

        public Group {
            words = List.copyOf(words);
        }

        public Group(String name, Images images) {
            this(name, images, List.of());
        }
    }

    /**
     * Points in a plane. Several of one id and title stand side by side, each under its heading.
     *
     * @param heading over this one, e.g. the name of the class
     * @param caption what is seen in all of one id
     * @param note what is seen in this one
     * @param horizontal name of the horizontal axis
     * @param vertical name of the vertical axis
     * @param series in the order in which they are drawn
     */
    record Scatter(
            String id,
            String title,
            String heading,
            String caption,
            String note,
            String horizontal,
            String vertical,
            List<Series> series)
            implements Panel {

        public Scatter {
            series = List.copyOf(series);
        }
    }

    /**
     * Points of one kind, or a closed line.
     *
     * @param name as the legend shows it
     * @param mark how each point is drawn
     * @param x horizontal places
     * @param y vertical places, as many
     */
    record Series(String name, Mark mark, float[] x, float[] y) {

        public Series {
            if (x.length != y.length) {
                throw new IllegalArgumentException(
                        "%d horizontal and %d vertical places".formatted(x.length, y.length));
            }
        }
    }

    /** How a series is drawn; the shape tells series apart without colour. */
    enum Mark {
        DOT,
        RING,
        CROSS,
        LINE
    }

    /**
     * Parts of one whole.
     *
     * @param bars in the order in which they are shown
     */
    record Bars(String id, String title, String caption, List<Bar> bars) implements Panel {

        public Bars {
            bars = List.copyOf(bars);
        }
    }

    /**
     * One part.
     *
     * @param value not negative
     * @param text the value as it is written, with its unit
     */
    record Bar(String name, double value, String text) {}

    /**
     * Shares in rows and columns, as a heat map.
     *
     * @param columns names
     * @param lines in the order in which they are shown
     * @param totals below the lines, and seen whichever of them are
     */
    record Matrix(String id, String title, String caption, List<String> columns, List<Line> lines, List<Line> totals)
            implements Panel {

        public Matrix {
            columns = List.copyOf(columns);
            lines = List.copyOf(lines);
            totals = List.copyOf(totals);
        }
    }

    /**
     * A row of a matrix.
     *
     * @param cells one a column
     */
    record Line(String name, List<Cell> cells) {

        public Line {
            cells = List.copyOf(cells);
        }
    }

    /**
     * One place of a matrix.
     *
     * @param share 0..1, which decides its colour
     * @param text what is written in it, which says the same without colour
     * @param detail a whole sentence
     */
    record Cell(double share, String text, String detail) {

        /** Nothing is known here. */
        public static final Cell UNKNOWN = new Cell(0, "", "");
    }
}
