package org.inversight.ui.fake;

import java.util.List;
import org.inversight.run.Comparison;
import org.inversight.run.Run;

/** Runs that all do what is asked of them. */
record FakeComparison(List<Run> sides) implements Comparison {

    @Override
    public void play() {
        sides.forEach(Run::play);
    }

    @Override
    public void pause() {
        sides.forEach(Run::pause);
    }

    @Override
    public void step() {
        sides.forEach(Run::step);
    }

    @Override
    public void stop() {
        sides.forEach(Run::stop);
    }

    @Override
    public void close() {
        sides.forEach(Run::close);
    }
}
