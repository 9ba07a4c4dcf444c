package io.impasto.worker.checkpoint;

import io.impasto.common.job.ResultKey;
import io.impasto.engine.state.SavedState;
import io.impasto.engine.state.UnusableStateException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A saved state with what tells whether it is whole and what it is of: a line that names format, version, result key and SHA-256, then
 * the state's own bytes.
 */
final class CheckpointFile {

    private static final String FORMAT = "impasto-checkpoint 1 ";
    private static final int DIGEST = 64;
    private static final int HEADER = FORMAT.length() + DIGEST + 1 + DIGEST + 1;

    private CheckpointFile() {}

    static byte[] encode(SavedState state, ResultKey result) {
        byte[] body = state.toBytes();
        byte[] header = header(body, result);
        byte[] file = Arrays.copyOf(header, header.length + body.length);
        System.arraycopy(body, 0, file, header.length, body.length);
        return file;
    }

    /** @throws UnusableStateException if the bytes aren't what {@link #encode} of this version writes for that result */
    static SavedState decode(byte[] file, ResultKey result) {
        byte[] body = Arrays.copyOfRange(file, Math.min(HEADER, file.length), file.length);
        if (!Arrays.equals(header(body, result), Arrays.copyOf(file, HEADER))) {
            throw new UnusableStateException(
                    "it doesn't begin with '" + FORMAT + "', the job's result key and the SHA-256 of the rest");
        }
        return SavedState.of(body);
    }

    private static byte[] header(byte[] body, ResultKey result) {
        return (FORMAT + result + " " + ResultKey.sha256(body) + "\n").getBytes(StandardCharsets.US_ASCII);
    }
}
