package io.impasto.engine;

import io.impasto.common.InvalidInputException;
import io.impasto.common.Quoted;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the engine is asked to compute on. */
public sealed interface DeviceChoice {

    /** The first GPU if one can be used, else the CPU. */
    record Auto() implements DeviceChoice {
        @Override
        public String toString() {
            return "auto";
        }
    }

    /** The CPU. */
    record Cpu() implements DeviceChoice {
        @Override
        public String toString() {
            return "cpu";
        }
    }

    /**
     * That GPU and no other: if it can't be used, that is an error.
     *
     * @param index counts from 0
     */
    record Gpu(int index) implements DeviceChoice {
        @Override
        public String toString() {
            return "gpu:" + index;
        }
    }

    /** @throws InvalidInputException if the text is none of {@code auto}, {@code cpu}, {@code gpu} (the first) and {@code gpu:N} */
    static DeviceChoice of(String text) {
        Matcher gpu = Pattern.compile("gpu(?::(\\d{1,3}))?").matcher(text);
        if (gpu.matches()) {
            return new Gpu(gpu.group(1) == null ? 0 : Integer.parseInt(gpu.group(1)));
        }
        return switch (text) {
            case "auto" -> new Auto();
            case "cpu" -> new Cpu();
            default ->
                throw new InvalidInputException(
                        "device", "'" + Quoted.abbreviated(text) + "' is none of auto, cpu and gpu:N (N from 0)");
        };
    }
}
