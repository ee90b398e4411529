package org.inversight.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a results page measures.
 *
 * @param title of the page
 * @param about one paragraph
 * @param budgetHours wall-clock budget on two cores
 * @param cells at most twenty
 */
public record ResultsPlan(String title, String about, double budgetHours, List<Cell> cells) {

    /**
     * One row of the table: a variant over seeds.
     *
     * @param name also the name of the cell's file
     * @param steps null for the preset's
     */
    public record Cell(
            String name,
            String sample,
            String attack,
            String loss,
            String augmentation,
            List<Long> seeds,
            @Nullable Integer steps) {}
}
