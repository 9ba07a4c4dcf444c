package io.impasto.common.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.impasto.common.InvalidInputException;
import io.impasto.common.Quoted;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Names one job, chosen by whoever submits it; the Kafka key of everything said about that job. */
public record JobId(@JsonValue String value) {

    private static final int RANDOM_BYTES = 16;
    private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~-]{0,99}");

    /** @throws InvalidInputException if the value isn't 1 to 100 letters, digits, '.', '_', '~' or '-', the first a letter or digit */
    @JsonCreator
    public JobId {
        if (!LEGAL.matcher(value).matches()) {
            throw new InvalidInputException(
                    "id",
                    "'" + Quoted.abbreviated(value)
                            + "' is not a job id: 1 to 100 letters, digits, '.', '_', '~' or '-',"
                            + " the first a letter or a digit");
        }
    }

    public static JobId random(RandomGenerator random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new JobId(HexFormat.of().formatHex(bytes));
    }

    @Override
    public String toString() {
        return value;
    }
}
