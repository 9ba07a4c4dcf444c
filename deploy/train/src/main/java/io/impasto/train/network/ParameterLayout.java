package io.impasto.train.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that is learnt as one vector: kernels, biases, and at each tap the map A (C×c) from the student's features to the teacher's. One vector
 * has one gradient and one update, instead of thirty calls each.
 */
public final class ParameterLayout {

    private final Map<String, Shape> shapes = new LinkedHashMap<>();
    private final long size;

    public ParameterLayout(Channels student, Channels teacher) {
        for (VggLayer layer : VggLayer.ALL) {
            shapes.put(layer.kernelName(), student.kernel(layer));
            shapes.put(layer.biasName(), student.bias(layer));
        }
        for (String tap : VggLayer.TAPS) {
            shapes.put(mapName(tap), new Shape(teacher.at(tap), student.at(tap)));
        }
        size = shapes.values().stream().mapToLong(Shape::size).sum();
    }

    /** Of the map A at a tap. */
    public static String mapName(String tap) {
        return "map." + tap;
    }

    /** How many numbers there are. */
    public long size() {
        return size;
    }

    /** The vector that has these parts; a new one of the same manager as they. */
    public NDArray joined(Map<String, NDArray> parts) {
        NDList flat = new NDList();
        shapes.forEach((name, shape) -> {
            NDArray part = parts.get(name);
            if (part == null || !part.getShape().equals(shape)) {
                throw new IllegalArgumentException(
                        name + " is " + (part == null ? "missing" : part.getShape()) + "; " + shape + " is needed");
            }
            flat.add(part.reshape(shape.size()));
        });
        return NDArrays.concat(flat);
    }

    /** The vector's parts by name: views, differentiable if it is. */
    public NamedTensors parts(NDArray vector) {
        List<Long> ends = new ArrayList<>();
        long at = 0;
        for (Shape shape : shapes.values()) {
            at += shape.size();
            ends.add(at);
        }
        NDList pieces = vector.split(
                ends.stream().mapToLong(Long::longValue).limit(ends.size() - 1).toArray(), 0);
        Map<String, NDArray> parts = new LinkedHashMap<>();
        int next = 0;
        for (Map.Entry<String, Shape> entry : shapes.entrySet()) {
            parts.put(entry.getKey(), pieces.get(next++).reshape(entry.getValue()));
        }
        return new NamedTensors(parts);
    }
}
