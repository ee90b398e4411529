package org.inversight.run;

import java.util.List;

/** Runs on one optimiser thread, whose queue has them take turns by itself. */
final class EngineComparison implements Comparison {

    private final List<EngineRun> sides;
    private final OptimizerThread thread;

    EngineComparison(List<EngineRun> sides, OptimizerThread thread) {
        this.sides = List.copyOf(sides);
        this.thread = thread;
        for (int side = 1; side < sides.size(); side++) {
            sides.get(side).follow(sides.subList(0, side));
        }
    }

    @Override
    public List<Run> sides() {
        return List.copyOf(sides);
    }

    @Override
    public void play() {
        sides.forEach(Run::play);
    }

    @Override
    public void pause() {
        sides.forEach(Run::pause);
        thread.post(this::level);
    }

    @Override
    public void step() {
        pause();
        sides.forEach(Run::step);
    }

    @Override
    public void stop() {
        pause();
        sides.forEach(Run::stop);
    }

    @Override
    public void close() {
        sides.forEach(Run::close);
    }

    /** A pause may come in the middle of a round: who has not had its turn has it now. */
    private void level() {
        int most = sides.stream()
                .filter(side -> !side.status().state().ended())
                .mapToInt(side -> side.status().step())
                .max()
                .orElse(0);
        sides.forEach(side -> side.catchUp(most));
    }
}
