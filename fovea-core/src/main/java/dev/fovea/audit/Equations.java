package dev.fovea.audit;

/** Symmetric linear equations, by Cholesky's decomposition. */
final class Equations {
    private static final double DAMPING = 1e-6;

    private Equations() {}

    /**
     * Solves them in place.
     *
     * @param rows n rows of n + 1 numbers, of which the lower triangle and the last column are read; the last column
     *     becomes the solution
     * @return whether there is one
     */
    static boolean solve(double[][] rows) {
        int n = rows.length;
        for (int i = 0; i < n; i++) {
            rows[i][i] *= 1 + DAMPING;
            for (int j = 0; j <= i; j++) {
                double sum = rows[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= rows[i][k] * rows[j][k];
                }
                if (i == j && !(sum > 0)) {
                    return false;
                }
                rows[i][j] = i == j ? Math.sqrt(sum) : sum / rows[j][j];
            }
        }
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                rows[i][n] -= rows[i][k] * rows[k][n];
            }
            rows[i][n] /= rows[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                rows[i][n] -= rows[k][i] * rows[k][n];
            }
            rows[i][n] /= rows[i][i];
        }
        return true;
    }
}
