package io.impasto.gateway.estimate;

import io.impasto.common.job.MeasuredPace;
import io.impasto.common.job.NetworkName;
import io.impasto.common.job.OptimiserName;
import io.impasto.common.job.StyleLossName;
import io.impasto.common.job.StyleParameters;

/** What a step's time depends on beside the picture's size. */
record PaceKey(NetworkName network, StyleLossName styleLoss, OptimiserName optimiser, DeviceKind device) {

    static PaceKey of(StyleParameters parameters, DeviceKind device) {
        return new PaceKey(parameters.network(), parameters.styleLoss(), parameters.optimiser(), device);
    }

    static PaceKey of(MeasuredPace measured, DeviceKind device) {
        return new PaceKey(measured.network(), measured.styleLoss(), measured.optimiser(), device);
    }
}
