package io.impasto.engine.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * The square root of a symmetric positive definite matrix and its inverse, by the coupled Newton–Schulz iteration (Higham 2008,
 * Functions of Matrices, equation 6.35), which is matrix products only:
 *
 * <pre>
 * Y₀ = A/‖A‖, Z₀ = I;  T = (3I − Z·Y)/2, Y ← Y·T, Z ← T·Z;  A^½ ≈ ‖A‖^½·Y, A^(−½) ≈ ‖A‖^(−½)·Z
 * </pre>
 *
 * <p>Eigenvalues far below ‖A‖ grow by 2.25 a step until they are there: after 12 steps those below 10⁻⁵ ‖A‖ are not, and are taken
 * for smaller roots than they have and for far smaller inverse ones, which for a loss is a harmless regularisation. (There the inverse isn't twice
 * the root's derivative either: with eigenvalues over four decades a loss's gradient is off by a hundredth, with 32 steps by nothing.)
 *
 * @param root A^½
 * @param inverse A^(−½)
 */
record MatrixRoots(NDArray root, NDArray inverse) {

    /** So that a matrix of zeros has roots, too. */
    private static final double NOTHING = 1e-12;

    /** Of an n×n matrix; the results belong to its manager. */
    static MatrixRoots of(NDArray a, int steps) {
        NDManager kept = a.getManager();
        try (NDManager scope = kept.newSubManager()) {
            scope.tempAttachAll(a);
            NDArray norm = a.square().sum().sqrt().addi(NOTHING);
            NDArray threeHalves = identity(a).muli(1.5);
            NDArray y = a.div(norm);
            NDArray t = threeHalves.sub(y.mul(0.5));
            NDArray z = t;
            y = y.matMul(t);
            for (int step = 1; step < steps; step++) {
                try (NDManager turn = scope.newSubManager()) {
                    turn.tempAttachAll(y, z, threeHalves);
                    NDArray correction = threeHalves.sub(z.matMul(y).muli(0.5));
                    NDArray nextY = y.matMul(correction);
                    NDArray nextZ = correction.matMul(z);
                    nextY.attach(scope);
                    nextZ.attach(scope);
                    y = nextY;
                    z = nextZ;
                }
            }
            NDArray rootNorm = norm.sqrt();
            NDArray root = y.mul(rootNorm);
            NDArray inverse = z.div(rootNorm);
            root.attach(kept);
            inverse.attach(kept);
            return new MatrixRoots(root, inverse);
        }
    }

    /** I of the same size, manager and type. */
    static NDArray identity(NDArray square) {
        int n = (int) square.getShape().get(0);
        return square.getManager().eye(n, n, 0, square.getDataType());
    }
}
