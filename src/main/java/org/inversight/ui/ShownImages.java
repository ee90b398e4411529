package org.inversight.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;
import org.inversight.ui.shell.Workbench;

/** Notes when another step of a run is shown. On the window's thread. */
final class ShownImages extends AnimationTimer {

    private static final double NANOS = 1e9;

    private final Workbench bench;
    private final long from;
    private final List<Double> seconds = new ArrayList<>();
    private int last;

    /** @param from when the run was asked to start, in nanoseconds */
    ShownImages(Workbench bench, long from) {
        this.bench = bench;
        this.from = from;
    }

    @Override
    public void handle(long now) {
        int step = bench.shownStep();
        if (step > last) {
            last = step;
            seconds.add((System.nanoTime() - from) / NANOS);
        }
    }

    int count() {
        return seconds.size();
    }

    /** Seconds from the start to an image after step 0. */
    double at(int image) {
        return image < seconds.size() ? seconds.get(image) : Double.NaN;
    }

    /** Seconds from one image to the next. */
    List<Double> between() {
        List<Double> between = new ArrayList<>();
        for (int i = 1; i < seconds.size(); i++) {
            between.add(seconds.get(i) - seconds.get(i - 1));
        }
        return between;
    }
}
