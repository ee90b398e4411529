package org.inversight.ui;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.inversight.engine.MemoryUse;
import org.inversight.run.EngineLaboratory;
import org.inversight.run.Run;

/** Looks every so often at how much memory the process holds, from when it is made. */
final class MemoryLooks {

    private static final int LONGEST_MINUTES = 10;

    private final EngineLaboratory laboratory;
    private final List<Run> runs;
    private final double everyMinutes;
    private final List<Map<String, Object>> rows;
    private final long begun = System.nanoTime();
    private double next;

    /** @param rows are told of each look; the first one is at once */
    MemoryLooks(EngineLaboratory laboratory, List<Run> runs, double everyMinutes, List<Map<String, Object>> rows)
            throws Exception {
        this.laboratory = laboratory;
        this.runs = runs;
        this.everyMinutes = everyMinutes;
        this.rows = rows;
        next = everyMinutes;
        look();
    }

    /** Looks if the time has come. */
    void pulse() throws Exception {
        if (minutes() >= next) {
            look();
            next += everyMinutes;
        }
    }

    /** Looks now. */
    void look() throws Exception {
        OptionalDouble resident = MemoryUse.residentMegabytes();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("minutes", minutes());
        row.put("steps", StepSpeed.steps(runs));
        row.put("residentMegabytes", resident.isPresent() ? resident.getAsDouble() : "unknown on this system");
        row.put("heapMegabytes", heap());
        row.put("arrays", laboratory.managedArrays().get(LONGEST_MINUTES, TimeUnit.MINUTES));
        rows.add(row);
    }

    private double minutes() {
        return (System.nanoTime() - begun) / 60e9;
    }

    /** In MB (10^6 bytes), of what the last collection left; no collection is made for it. */
    private static double heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .map(pool -> pool.getCollectionUsage())
                        .filter(usage -> usage != null)
                        .mapToLong(MemoryUsage::getUsed)
                        .sum()
                / 1e6;
    }
}
