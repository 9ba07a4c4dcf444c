package io.impasto.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.impasto.common.job.LossTerms;
import io.impasto.common.wire.Contract;
import java.util.ArrayList;
import java.util.List;

/** The losses of every step of one optimisation. For one thread. */
public final class LossTrace {

    /**
     * @param step updates done before; 0 is before the first, the last row is the finished picture
     * @param content weighted
     * @param style weighted
     * @param tv weighted
     * @param total their sum
     * @param seconds since the start of the optimisation
     */
    public record Row(int step, double content, double style, double tv, double total, double seconds) {}

    private final List<Row> rows = new ArrayList<>();

    public void add(int step, LossTerms losses, double seconds) {
        rows.add(new Row(step, losses.content(), losses.style(), losses.tv(), losses.total(), seconds));
    }

    /** A JSON array, one row a step. */
    public byte[] toJson() {
        try {
            return Contract.json().writeValueAsBytes(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers always have a JSON form", e);
        }
    }
}
