package org.inversight.train;

import java.util.Arrays;

/** The cheapest way to give each row a column of its own (Kuhn 1955, Munkres 1957; by shortest augmenting paths). */
final class Assignment {

    private Assignment() {}

    /**
     * {@return the column of each row, of the least sum of costs}
     *
     * @param costs a square
     */
    static int[] cheapest(double[][] costs) {
        int n = costs.length;
        double[] ofRow = new double[n + 1];
        double[] ofColumn = new double[n + 1];
        // one more than the position; 0 stands for none
        int[] rowOf = new int[n + 1];
        int[] before = new int[n + 1];
        for (int row = 1; row <= n; row++) {
            double[] least = new double[n + 1];
            Arrays.fill(least, Double.POSITIVE_INFINITY);
            boolean[] seen = new boolean[n + 1];
            rowOf[0] = row;
            int column = 0;
            do {
                seen[column] = true;
                int next = 0;
                double step = Double.POSITIVE_INFINITY;
                for (int c = 1; c <= n; c++) {
                    if (seen[c]) {
                        continue;
                    }
                    double reduced = costs[rowOf[column] - 1][c - 1] - ofRow[rowOf[column]] - ofColumn[c];
                    if (reduced < least[c]) {
                        least[c] = reduced;
                        before[c] = column;
                    }
                    if (least[c] < step) {
                        step = least[c];
                        next = c;
                    }
                }
                for (int c = 0; c <= n; c++) {
                    if (seen[c]) {
                        ofRow[rowOf[c]] += step;
                        ofColumn[c] -= step;
                    } else {
                        least[c] -= step;
                    }
                }
                column = next;
            } while (rowOf[column] != 0);
            while (column != 0) {
                rowOf[column] = rowOf[before[column]];
                column = before[column];
            }
        }
        int[] chosen = new int[n];
        for (int c = 1; c <= n; c++) {
            chosen[rowOf[c] - 1] = c - 1;
        }
        return chosen;
    }
}
