package io.impasto.engine.network;

import ai.djl.ndarray.NDArray;

/** One step of a network, from NCHW to NCHW. */
public interface Layer {

    NDArray apply(NDArray input);

    /**
     * The same layer in half precision.
     *
     * @param input what 1 stands for in its input
     * @param output what 1 is to stand for in its output: of layers without weights, the same, for they are homogeneous, f(u·x) = u·f(x)
     */
    default Layer inHalf(double input, double output) {
        return this;
    }

    /** Whether it can have an output whose unit isn't its input's. */
    default boolean hasWeights() {
        return false;
    }

    /** How many positions of the input one position of the output is away from the next. */
    default int stride() {
        return 1;
    }

    /** How many positions are left along a side of that many, 0 if none. */
    long sideAfter(long side);

    /** How many channels come out where so many go in. */
    default long channelsAfter(long channels) {
        return channels;
    }

    /** The output's size. */
    default FeatureSize after(FeatureSize input) {
        return new FeatureSize(channelsAfter(input.channels()), sideAfter(input.height()), sideAfter(input.width()));
    }

    /**
     * How many elements stay in memory for the way back, its output's included where it is one of them; in elements of the
     * network's type, whatever theirs.
     */
    default long keptElements(FeatureSize input) {
        return after(input).elements();
    }
}
