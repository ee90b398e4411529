package org.inversight.ui.inspect;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.inversight.data.Images;
import org.inversight.ui.control.PixelView;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.Words;
import org.inversight.ui.theme.Palette;
import org.jspecify.annotations.Nullable;

/**
 * Signed numbers as colours: blue below zero, orange above, which colour-blind eyes keep apart, and the colour of the
 * ground at zero. The largest amount has the full colour, and the scale below says what it is.
 */
final class HeatMap extends VBox {

    private static final double STRIP = 9;

    /** Of a scale, without its numbers. */
    private static final double LEAST_WIDTH = 40;

    private final ObservableValue<Palette> palette;
    private final PixelView view;
    private final Label low = Texts.label("", "caption", "value");
    private final Label high = Texts.label("", "caption", "value");
    private final Region strip = new Region();
    private @Nullable Images values;

    /** Held here and only weakly by the theme, which outlives every map. */
    private final ChangeListener<Palette> repaint = (o, before, now) -> draw();

    /**
     * @param size of the longer side
     * @param scaled whether the scale is shown
     */
    HeatMap(double size, boolean scaled, ObservableValue<Palette> palette) {
        this.palette = palette;
        view = new PixelView(size);
        strip.setMinSize(LEAST_WIDTH, STRIP);
        strip.setMaxHeight(STRIP);
        HBox.setHgrow(strip, javafx.scene.layout.Priority.ALWAYS);
        HBox scale = new HBox(6, low, strip, high);
        low.setMinWidth(USE_PREF_SIZE);
        high.setMinWidth(USE_PREF_SIZE);
        scale.setAlignment(Pos.CENTER);
        scale.setMaxWidth(size);
        setSpacing(5);
        setAlignment(Pos.TOP_CENTER);
        getChildren().add(view);
        if (scaled) {
            getChildren().add(scale);
        }
        palette.addListener(new WeakChangeListener<>(repaint));
    }

    /** Shows the sum over the channels of one image of numbers, or nothing. */
    void show(@Nullable Images wanted) {
        values = wanted;
        draw();
    }

    private void draw() {
        Images shown = values;
        Palette colours = palette.getValue();
        if (shown == null) {
            view.show(null, 0, false);
            low.setText("");
            high.setText("");
            return;
        }
        float[] sums = sums(shown);
        double largest = largest(sums);
        view.show(coloured(sums, shown.width(), shown.height(), largest, colours), 0, false);
        low.setText(Words.number(-largest));
        high.setText(Words.number(largest));
        strip.setStyle("-fx-background-color: linear-gradient(to right, %s, %s, %s);"
                .formatted(web(end(-1, colours)), web(colours.card()), web(end(1, colours))));
        setAccessibleText("Heat map from %s to %s".formatted(low.getText(), high.getText()));
    }

    /** Numbers in rows, as nearly square as they come, the rest zero: a latent has no shape of its own. */
    static Images square(float[] numbers) {
        int width = (int) Math.ceil(Math.sqrt(numbers.length));
        int height = Math.ceilDiv(numbers.length, width);
        return new Images(1, 1, height, width, java.util.Arrays.copyOf(numbers, width * height));
    }

    private static float[] sums(Images image) {
        int plane = image.width() * image.height();
        float[] sums = new float[plane];
        for (int i = 0; i < image.stride(); i++) {
            sums[i % plane] += image.pixels()[i];
        }
        return sums;
    }

    private static double largest(float[] numbers) {
        double largest = 0;
        for (float number : numbers) {
            largest = Math.max(largest, Math.abs(number));
        }
        return largest;
    }

    private static Images coloured(float[] numbers, int width, int height, double largest, Palette colours) {
        int plane = numbers.length;
        float[] pixels = new float[3 * plane];
        for (int i = 0; i < plane; i++) {
            double share = largest > 0 ? numbers[i] / largest : 0;
            Color colour = colours.card().interpolate(end(share, colours), Math.abs(share));
            pixels[i] = (float) colour.getRed();
            pixels[plane + i] = (float) colour.getGreen();
            pixels[2 * plane + i] = (float) colour.getBlue();
        }
        return new Images(1, 3, height, width, pixels);
    }

    /** Full colour of a sign. */
    private static Color end(double sign, Palette colours) {
        return sign < 0 ? colours.falling() : colours.rising();
    }

    private static String web(Color colour) {
        return "#" + colour.toString().substring(2, 8);
    }
}
