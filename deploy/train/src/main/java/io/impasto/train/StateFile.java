package io.impasto.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.impasto.common.InvalidInputException;
import io.impasto.engine.state.SavedState;
import io.impasto.engine.state.UnusableStateException;
import io.impasto.train.learning.Training;
import io.impasto.train.network.Channels;
import io.impasto.train.network.Correlations;
import io.impasto.train.network.PrunedStart;
import io.impasto.train.network.TapScale;
import io.impasto.train.network.VggLayer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What training goes on from: the teacher's units, the training's own state, and the options it was begun with.
 *
 * @param file may be absent
 * @param order whose state it is
 */
record StateFile(WholeFile file, Order order) {

    private static final String OPTION = "option ";
    private static final String UNITS = "units.";
    private static final String MEANS = "means.";
    private static final String ENERGY = ".energy";
    private static final String GRAM = ".gram";
    private static final String MARKS = "start.marks";
    private static final String SECONDS = "seconds";

    /**
     * All but the training.
     *
     * @param start without its parameters, which training has changed
     * @param marks of the start
     * @param seconds training took so far
     */
    record Begun(PrunedStart start, Marks marks, double seconds) {}

    boolean exists() {
        return Files.exists(file.path());
    }

    void write(Begun begun, Training training, NDManager manager) throws IOException {
        SavedState state = new SavedState();
        order.fingerprint().forEach((option, value) -> state.put(OPTION + option, value));
        try (NDManager scope = manager.newSubManager()) {
            for (VggLayer layer : VggLayer.ALL) {
                int i = layer.index();
                state.put(UNITS + i, Correlations.vector(begun.start().units().get(i), scope));
                state.put(MEANS + i, Correlations.vector(begun.start().means().get(i), scope));
            }
        }
        begun.start().scales().forEach((tap, scale) -> {
            state.put(tap + ENERGY, scale.energy());
            state.put(tap + GRAM, scale.gram());
        });
        begun.marks().save(MARKS, state);
        state.put(SECONDS, begun.seconds());
        training.save(state);
        file.write(state.toBytes());
    }

    /** @throws InvalidInputException if it is no state, or one of other options */
    SavedState read() throws IOException {
        SavedState state;
        try {
            state = SavedState.of(Files.readAllBytes(file.path()));
        } catch (UnusableStateException e) {
            throw new InvalidInputException(
                    "--state",
                    file.path() + " is no state of training: " + e.getMessage() + "; delete it to begin anew");
        }
        order.fingerprint().forEach((option, value) -> {
            if (!state.has(OPTION + option) || state.number(OPTION + option) != value) {
                throw new InvalidInputException(
                        "--state",
                        file.path() + " was begun with another " + option
                                + ": give the same, or another file, or delete it to begin anew");
            }
        });
        return state;
    }

    Begun begun(SavedState state, NDManager manager) {
        List<double[]> units = new ArrayList<>();
        List<double[]> means = new ArrayList<>();
        Map<String, TapScale> scales = new HashMap<>();
        Channels teacher = order.teacher();
        for (VggLayer layer : VggLayer.ALL) {
            units.add(vector(UNITS + layer.index(), teacher.of(layer), state, manager));
            means.add(vector(MEANS + layer.index(), teacher.of(layer), state, manager));
            layer.tap()
                    .ifPresent(
                            tap -> scales.put(tap, new TapScale(state.number(tap + ENERGY), state.number(tap + GRAM))));
        }
        return new Begun(
                new PrunedStart(units, means, scales, Map.of()), Marks.restore(MARKS, state), state.number(SECONDS));
    }

    private static double[] vector(String name, int length, SavedState state, NDManager manager) {
        try (NDArray array = manager.zeros(new Shape(length), DataType.FLOAT32)) {
            state.copyTo(name, array);
            float[] values = array.toFloatArray();
            double[] vector = new double[length];
            for (int i = 0; i < length; i++) {
                vector[i] = values[i];
            }
            return vector;
        }
    }
}
