package io.impasto.engine.network;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** A SqueezeNet 1.1 of torchvision's shapes with seeded random weights: paints nothing worth seeing, but does everything else. */
public final class SeededSqueezeNet {

    private static final long SEED = 20160627;

    private SeededSqueezeNet() {}

    /** Writes {@code squeezenet1_1.safetensors} into the folder. */
    public static Path writeInto(Path folder) throws IOException {
        Map<String, int[]> shapes = new LinkedHashMap<>();
        convolution(shapes, "features.0", 3, 64, 3);
        fire(shapes, "features.3", 64, 16, 64);
        fire(shapes, "features.4", 128, 16, 64);
        fire(shapes, "features.6", 128, 32, 128);
        fire(shapes, "features.7", 256, 32, 128);

        int total = shapes.values().stream().mapToInt(SeededSqueezeNet::count).sum();
        ByteBuffer values = ByteBuffer.allocate(total * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        StringBuilder header = new StringBuilder("{");
        Random random = new Random(SEED);
        shapes.forEach((name, shape) -> {
            int begin = values.position();
            int fanIn = shape.length == 1 ? 1 : count(shape) / shape[0];
            double scale = shape.length == 1 ? 0.01 : Math.sqrt(2.0 / fanIn);
            for (int i = 0; i < count(shape); i++) {
                values.putFloat((float) (random.nextGaussian() * scale));
            }
            header.append(header.length() > 1 ? "," : "")
                    .append("\"%s\":{\"dtype\":\"F32\",\"shape\":[%s],\"data_offsets\":[%d,%d]}"
                            .formatted(
                                    name,
                                    Arrays.stream(shape)
                                            .mapToObj(String::valueOf)
                                            .collect(Collectors.joining(",")),
                                    begin,
                                    values.position()));
        });
        byte[] json = header.append("}").toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(Long.BYTES + json.length + values.position())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .put(values.flip());
        return Files.write(folder.resolve("squeezenet1_1.safetensors"), file.array());
    }

    private static void fire(Map<String, int[]> shapes, String name, int in, int squeezed, int expanded) {
        convolution(shapes, name + ".squeeze", in, squeezed, 1);
        convolution(shapes, name + ".expand1x1", squeezed, expanded, 1);
        convolution(shapes, name + ".expand3x3", squeezed, expanded, 3);
    }

    private static void convolution(Map<String, int[]> shapes, String name, int in, int out, int k) {
        shapes.put(name + ".weight", new int[] {out, in, k, k});
        shapes.put(name + ".bias", new int[] {out});
    }

    private static int count(int[] shape) {
        return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    }
}
