package io.impasto.engine.state;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.impasto.common.Quoted;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Named arrays of 32-bit floats and named numbers, apart from any device. Not thread-safe. */
public final class SavedState {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NUMBERS = "__metadata__";
    private static final String OFFSETS = "data_offsets";

    /** Some gigabytes of picture; a header claiming more is no header. */
    private static final int LONGEST_HEADER = 1 << 24;

    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final Map<String, Double> numbers = new LinkedHashMap<>();

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Tensor(long[] shape, float[] values) {}

    public void put(String name, NDArray array) {
        tensors.put(name, new Tensor(array.getShape().getShape(), array.toFloatArray()));
    }

    public void put(String name, double number) {
        numbers.put(name, number);
    }

    /** Whether there is a number of that name. */
    public boolean has(String name) {
        return numbers.containsKey(name);
    }

    /** @throws UnusableStateException if there is no number of that name */
    public double number(String name) {
        Double number = numbers.get(name);
        if (number == null) {
            throw new UnusableStateException("it has no number '" + name + "'");
        }
        return number;
    }

    /** @throws UnusableStateException if there is no whole number of that name */
    public int integer(String name) {
        double number = number(name);
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw new UnusableStateException("'" + name + "' is " + number + ", not a whole number");
        }
        return (int) number;
    }

    /**
     * Writes the values of that name into the array.
     *
     * @throws UnusableStateException if there are none, or they have another shape
     */
    public void copyTo(String name, NDArray array) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new UnusableStateException("it has no array '" + name + "'");
        }
        if (!Arrays.equals(tensor.shape, array.getShape().getShape())) {
            throw new UnusableStateException("its array '" + name + "' has the shape " + Arrays.toString(tensor.shape)
                    + "; " + array.getShape() + " is needed");
        }
        array.set(tensor.values);
    }

    /** As a safetensors file. */
    public byte[] toBytes() {
        ObjectNode header = JSON.createObjectNode();
        ObjectNode metadata = header.putObject(NUMBERS);
        numbers.forEach((name, number) -> metadata.put(name, Double.toString(number)));
        long at = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            ObjectNode node = header.putObject(entry.getKey()).put("dtype", "F32");
            Arrays.stream(entry.getValue().shape).forEach(node.putArray("shape")::add);
            long end = at + (long) Float.BYTES * entry.getValue().values.length;
            node.putArray(OFFSETS).add(at).add(end);
            at = end;
        }
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(Math.toIntExact(Long.BYTES + json.length + at))
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json);
        for (Tensor tensor : tensors.values()) {
            file.asFloatBuffer().put(tensor.values);
            file.position(file.position() + Float.BYTES * tensor.values.length);
        }
        return file.array();
    }

    /** @throws UnusableStateException if the bytes aren't what {@link #toBytes} writes */
    public static SavedState of(byte[] bytes) {
        try {
            ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            long length = file.getLong();
            if (length < 2 || length > Math.min(LONGEST_HEADER, file.remaining())) {
                throw new UnusableStateException("its header claims " + length + " bytes of " + file.remaining());
            }
            byte[] json = new byte[(int) length];
            file.get(json);
            SavedState state = new SavedState();
            state.read(JSON.readTree(json), file.slice().order(ByteOrder.LITTLE_ENDIAN));
            return state;
        } catch (IOException | RuntimeException e) {
            throw e instanceof UnusableStateException known
                    ? known
                    : new UnusableStateException(
                            "it is cut off or corrupt (" + Quoted.abbreviated(String.valueOf(e.getMessage())) + ")", e);
        }
    }

    private void read(JsonNode header, ByteBuffer data) {
        header.properties().forEach(entry -> {
            String name = entry.getKey();
            JsonNode node = entry.getValue();
            if (name.equals(NUMBERS)) {
                node.properties()
                        .forEach(number -> numbers.put(
                                number.getKey(),
                                Double.valueOf(number.getValue().asText())));
                return;
            }
            long[] shape = new long[node.path("shape").size()];
            for (int i = 0; i < shape.length; i++) {
                shape[i] = node.path("shape").get(i).asLong();
            }
            long from = node.path(OFFSETS).path(0).asLong();
            long to = node.path(OFFSETS).path(1).asLong();
            if (from < 0 || to < from || to > data.remaining()) {
                throw new UnusableStateException("it is cut off or corrupt: its array '" + Quoted.abbreviated(name)
                        + "' claims the bytes " + from + " to " + to + " of " + data.remaining());
            }
            float[] values = new float[(int) (to - from) / Float.BYTES];
            if (values.length != new Shape(shape).size()) {
                throw new UnusableStateException("its array '" + Quoted.abbreviated(name) + "' has " + values.length
                        + " values for the shape " + Quoted.abbreviated(Arrays.toString(shape)));
            }
            data.slice((int) from, (int) (to - from))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values);
            tensors.put(name, new Tensor(shape, values));
        });
    }
}
