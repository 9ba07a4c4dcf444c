package io.impasto.engine.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tensors of a safetensors file, widened to the element type that the network computes in. */
public final class SafetensorsFile implements Weights, AutoCloseable {

    private final String where;
    private final NDManager manager;
    private final NDManager decoding;
    private final DataType type;
    private final Map<String, NDArray> tensors;

    /**
     * @param where they are; only named in errors
     * @param manager gets the tensors that are asked for
     * @throws UnusableWeightsException if the bytes aren't safetensors
     */
    public SafetensorsFile(String where, byte[] bytes, NDManager manager, DataType type) {
        this.where = where;
        this.manager = manager;
        this.type = type;
        this.decoding = manager.newSubManager();
        try {
            this.tensors = NDList.decode(decoding, new ByteArrayInputStream(bytes)).stream()
                    .filter(tensor -> tensor.getName() != null)
                    .collect(Collectors.toMap(NDArray::getName, Function.identity()));
        } catch (Error e) {
            decoding.close();
            throw e;
        } catch (RuntimeException e) {
            decoding.close();
            throw new UnusableWeightsException(where + " is not a whole safetensors file: " + e.getMessage(), e);
        }
    }

    @Override
    public NDArray tensor(String name, Shape shape) {
        NDArray stored = tensors.get(name);
        if (stored == null) {
            throw new UnusableWeightsException(where + " has no tensor '" + name + "'");
        }
        if (!stored.getShape().equals(shape)) {
            throw new UnusableWeightsException(
                    where + ": tensor '" + name + "' has the shape " + stored.getShape() + "; " + shape + " is needed");
        }
        // toType shares memory where there is nothing to convert, whatever it is told, and that memory goes with the
        // decoded array.
        NDArray widened = stored.getDataType() == type ? stored.duplicate() : stored.toType(type, true);
        if (!isFinite(widened)) {
            widened.close();
            throw new UnusableWeightsException(
                    where + ": tensor '" + name + "' has a value that is not a finite number");
        }
        widened.attach(manager);
        return widened;
    }

    /** NaN and the infinities are what, times 0, isn't 0. */
    private static boolean isFinite(NDArray tensor) {
        try (NDArray zeros = tensor.mul(0);
                NDArray sum = zeros.sum()) {
            return sum.toArray()[0].doubleValue() == 0;
        }
    }

    /** Lets go of what wasn't asked for. */
    @Override
    public void close() {
        decoding.close();
    }
}
