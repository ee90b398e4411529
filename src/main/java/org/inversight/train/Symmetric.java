package org.inversight.train;

/** Symmetric matrices of a few hundred rows. */
final class Symmetric {

    private static final int SWEEPS = 30;
    private static final double SMALL = 1e-12;
    /** Of squares: roots of the smallest eigenvalues are added up, so that a last sweep is worth its time. */
    private static final double CLEARED = 1e-20;

    private Symmetric() {}

    static double trace(double[][] matrix) {
        double sum = 0;
        for (int i = 0; i < matrix.length; i++) {
            sum += matrix[i][i];
        }
        return sum;
    }

    /** The lower triangle L of {@code A = L L'} (Cholesky); columns without variance are zero. */
    static double[][] factor(double[][] a) {
        int n = a.length;
        double[][] lower = new double[n][n];
        double least = SMALL * trace(a) / n;
        for (int k = 0; k < n; k++) {
            double rest = a[k][k];
            for (int j = 0; j < k; j++) {
                rest -= lower[k][j] * lower[k][j];
            }
            if (rest <= least) {
                continue;
            }
            double root = Math.sqrt(rest);
            lower[k][k] = root;
            for (int i = k + 1; i < n; i++) {
                double sum = a[i][k];
                for (int j = 0; j < k; j++) {
                    sum -= lower[i][j] * lower[k][j];
                }
                lower[i][k] = sum / root;
            }
        }
        return lower;
    }

    /** {@code L' B L}. */
    static double[][] between(double[][] lower, double[][] b) {
        int n = b.length;
        double[][] right = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k <= j; k++) {
                    right[i][k] += b[i][j] * lower[j][k];
                }
            }
        }
        double[][] product = new double[n][n];
        for (int j = 0; j < n; j++) {
            for (int i = 0; i <= j; i++) {
                for (int k = 0; k < n; k++) {
                    product[i][k] += lower[j][i] * right[j][k];
                }
            }
        }
        return product;
    }

    /** All eigenvalues, by rotations that clear one place after the other (Jacobi). */
    static double[] eigenvalues(double[][] symmetric) {
        int n = symmetric.length;
        double[][] a = new double[n][];
        for (int i = 0; i < n; i++) {
            a[i] = symmetric[i].clone();
        }
        for (int sweep = 0; sweep < SWEEPS && beside(a) > CLEARED * inside(a); sweep++) {
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    rotate(a, p, q);
                }
            }
        }
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = a[i][i];
        }
        return values;
    }

    /** The rotation in the plane of p and q after which their common place is zero. */
    private static void rotate(double[][] a, int p, int q) {
        if (a[p][q] == 0) {
            return;
        }
        double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(theta, 1));
        double c = 1 / Math.hypot(t, 1);
        double s = t * c;
        for (int k = 0; k < a.length; k++) {
            double kp = a[k][p];
            double kq = a[k][q];
            a[k][p] = c * kp - s * kq;
            a[k][q] = s * kp + c * kq;
        }
        double[] rowP = a[p];
        double[] rowQ = a[q];
        for (int k = 0; k < a.length; k++) {
            double pk = rowP[k];
            double qk = rowQ[k];
            rowP[k] = c * pk - s * qk;
            rowQ[k] = s * pk + c * qk;
        }
    }

    private static double beside(double[][] a) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < i; k++) {
                sum += 2 * a[i][k] * a[i][k];
            }
        }
        return sum;
    }

    private static double inside(double[][] a) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i][i] * a[i][i];
        }
        return sum;
    }
}
