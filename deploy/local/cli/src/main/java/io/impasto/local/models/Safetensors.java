package io.impasto.local.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.impasto.local.models.ModelPullException.UnreadableFile;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes tensors as safetensors: the header's length (8 bytes, little endian), the header (JSON, filled up with spaces to a multiple of
 * 8), and the elements, little endian and row-major, as torch stores them.
 */
final class Safetensors {

    private static final int ALIGNMENT = 8;

    private Safetensors() {}

    /**
     * @param tensors contiguous ones of {@code source}, by name, in the order to write them
     * @throws UnreadableFile if {@code source} hasn't all of a tensor's elements
     * @throws IOException if {@code target} can't be written
     */
    static void write(Map<String, StoredTensor> tensors, TorchFile source, Path target) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
            byte[] header = header(tensors);
            out.write(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(header.length)
                    .array());
            out.write(header);
            for (Map.Entry<String, StoredTensor> tensor : tensors.entrySet()) {
                out.write(elements(tensor.getKey(), tensor.getValue(), source));
            }
        }
    }

    private static byte[] header(Map<String, StoredTensor> tensors) throws IOException {
        Map<String, Object> header = new LinkedHashMap<>();
        long at = 0;
        for (Map.Entry<String, StoredTensor> entry : tensors.entrySet()) {
            StoredTensor tensor = entry.getValue();
            long end = at + tensor.bytes();
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("dtype", tensor.storage().type().safetensorsName());
            fields.put("shape", tensor.shape());
            fields.put("data_offsets", List.of(at, end));
            header.put(entry.getKey(), fields);
            at = end;
        }
        byte[] json = new ObjectMapper().writeValueAsBytes(header);
        byte[] aligned = Arrays.copyOf(json, json.length + Math.floorMod(-json.length, ALIGNMENT));
        Arrays.fill(aligned, json.length, aligned.length, (byte) ' ');
        return aligned;
    }

    private static byte[] elements(String name, StoredTensor tensor, TorchFile source) {
        try (InputStream in = source.open(tensor.storage())) {
            in.skipNBytes(tensor.firstByte());
            byte[] elements = in.readNBytes(Math.toIntExact(tensor.bytes()));
            if (elements.length < tensor.bytes()) {
                throw new EOFException(elements.length + " of " + tensor.bytes() + " bytes are there");
            }
            return elements;
        } catch (IOException | ArithmeticException e) {
            throw new UnreadableFile("tensor '" + name + "' can't be read from the file: " + e.getMessage(), e);
        }
    }
}
