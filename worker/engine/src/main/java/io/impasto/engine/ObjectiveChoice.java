package io.impasto.engine;

import io.impasto.engine.loss.Losses;
import io.impasto.engine.loss.Objective;
import io.impasto.engine.network.FeatureNetwork;

/** Whether a picture is evaluated as a whole or in tiles. */
@FunctionalInterface
interface ObjectiveChoice {

    Objective of(FeatureNetwork network, Losses losses, PictureSize size);
}
