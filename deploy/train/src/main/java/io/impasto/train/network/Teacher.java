package io.impasto.train.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.impasto.engine.network.FeatureNetwork;
import io.impasto.engine.network.Weights;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The network that is learnt from, each of its channels counted in a unit of its own: ReLU and max pooling being homogeneous, a filter may be
 * divided by a number that the next layer multiplies by.
 *
 * @param raw its weights as they are in the file
 * @param channels of its layers
 */
public record Teacher(Weights raw, Channels channels) {

    /** A mean activation below this part of the layer's is taken for that: dead channels aren't to be blown up. */
    private static final double FAINTEST = 1e-2;

    /**
     * Channels' units u with F_raw = u·F. With s a channel's mean activation, u = κ s^(1−γ): γ = 0 brings each channel to a mean of 1,
     * so that all count the same; with γ = 1 they count as in the file; κ makes the mean of all channels 1.
     *
     * @param means s of each channel
     * @param gamma 0 to 1
     */
    public static double[] units(double[] means, double gamma) {
        double faintest = 0;
        for (double mean : means) {
            faintest += FAINTEST * mean / means.length;
        }
        double[] units = new double[means.length];
        double kappa = 0;
        for (int i = 0; i < units.length; i++) {
            double mean = Math.max(means[i], Math.max(faintest, Double.MIN_NORMAL));
            units[i] = Math.pow(mean, 1 - gamma);
            kappa += Math.pow(mean, gamma) / units.length;
        }
        for (int i = 0; i < units.length; i++) {
            // Rounded as a state keeps them, so that training goes on with the same.
            units[i] = (float) (units[i] * kappa);
        }
        return units;
    }

    /** A layer's kernel for input counted in those units, its output being raw. */
    NDArray kernel(VggLayer layer, double[] inputUnits, NDManager manager) {
        NDArray kernel = raw.tensor(layer.kernelName(), channels.kernel(layer));
        NDArray units = Correlations.vector(inputUnits, manager).reshape(1, inputUnits.length, 1, 1);
        NDArray scaled = kernel.mul(units);
        scaled.attach(manager);
        return scaled;
    }

    NDArray bias(VggLayer layer) {
        return raw.tensor(layer.biasName(), channels.bias(layer));
    }

    /** The network that counts its layers' outputs in these units; its weights live in the manager. */
    public FeatureNetwork in(List<double[]> units, NDManager manager) {
        Map<String, NDArray> scaled = new HashMap<>();
        for (VggLayer layer : VggLayer.ALL) {
            double[] output = units.get(layer.index());
            NDArray divisor = Correlations.vector(output, manager);
            NDArray kernel =
                    kernel(layer, inputUnits(layer, units), manager).divi(divisor.reshape(output.length, 1, 1, 1));
            NDArray bias = bias(layer).div(divisor);
            bias.attach(manager);
            scaled.put(layer.kernelName(), kernel);
            scaled.put(layer.biasName(), bias);
        }
        return new NamedTensors(scaled).network(channels);
    }

    /** Of the pictures, for the first layer, 1. */
    static double[] inputUnits(VggLayer layer, List<double[]> units) {
        return layer.index() == 0 ? new double[] {1, 1, 1} : units.get(layer.index() - 1);
    }
}
