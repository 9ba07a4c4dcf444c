package io.impasto.local.paint;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.impasto.common.job.LossTerms;
import io.impasto.common.wire.Contract;
import java.util.List;

/**
 * A step's losses, as a worker records them too.
 *
 * @param step updates done before; the last row is the finished picture
 * @param content weighted, as are {@code style} and {@code tv}
 * @param total the sum of the terms
 * @param seconds since the start of the optimisation
 */
record TraceRow(int step, double content, double style, double tv, double total, double seconds) {

    static TraceRow of(int step, LossTerms losses, double seconds) {
        return new TraceRow(step, losses.content(), losses.style(), losses.tv(), losses.total(), seconds);
    }

    /** A JSON array. */
    static byte[] json(List<TraceRow> rows) {
        try {
            return Contract.json().writeValueAsBytes(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers always have a JSON form", e);
        }
    }
}
