package io.impasto.train.learning;

import ai.djl.ndarray.NDArray;
import io.impasto.train.network.Correlations;

/**
 * All that the losses need to know of a batch at one tap, each crop by itself and averaged over its N positions.
 *
 * @param own f fᵀ/N, B×c×c; differentiable if f is
 * @param cross F fᵀ/N, B×C×c; likewise
 * @param target F Fᵀ/N, B×C×C
 */
record TapMoments(NDArray own, NDArray cross, NDArray target) {

    private static final int[] MATRIX = {1, 2};

    /**
     * @param student f, B×c×H×W
     * @param teacher F, B×C×H×W
     */
    static TapMoments of(NDArray student, NDArray teacher) {
        return new TapMoments(
                Correlations.of(student, student),
                Correlations.of(teacher, student),
                Correlations.of(teacher, teacher));
    }

    /**
     * The same with the teacher's channels counted in other units.
     *
     * @param factors what to multiply each channel by, C
     */
    TapMoments scaled(NDArray factors) {
        long channels = factors.getShape().get(0);
        NDArray rows = factors.reshape(1, channels, 1);
        NDArray columns = factors.reshape(1, 1, channels);
        return new TapMoments(own, cross.mul(rows), target.mul(rows).muli(columns));
    }

    /** ‖A f − F‖²/N of each crop, B. */
    NDArray featureError(NDArray map) {
        NDArray explained = map.matMul(own).mul(map).sum(MATRIX);
        return explained.sub(cross.mul(map).sum(MATRIX).mul(2)).add(energy());
    }

    /** ‖A (f fᵀ/N) Aᵀ − F Fᵀ/N‖² of each crop, B. */
    NDArray gramError(NDArray map) {
        return map.matMul(own).matMul(map.transpose()).sub(target).square().sum(MATRIX);
    }

    /** ‖F‖²/N of each crop, B. */
    NDArray energy() {
        int channels = (int) target.getShape().get(1);
        NDArray identity = target.getManager().eye(channels, channels, 0, target.getDataType());
        return target.mul(identity).sum(MATRIX);
    }

    /** ‖F Fᵀ/N‖² of each crop, B. */
    NDArray gramEnergy() {
        return target.square().sum(MATRIX);
    }
}
