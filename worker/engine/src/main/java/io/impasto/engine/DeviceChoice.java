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
     * @param half whether the network computes in half precision: less memory, and faster where there are tensor cores; the picture, the
     *     losses and the optimiser stay in single precision
     */
    record Gpu(int index, boolean half) implements DeviceChoice {
        @Override
        public String toString() {
            return "gpu:" + index + (half ? "@fp16" : "");
        }
    }

    /**
     * @throws InvalidInputException if the text is none of {@code auto}, {@code cpu}, {@code gpu} (the first) and {@code gpu:N}, the latter
     *     two perhaps with {@code @fp16} behind them
     */
    static DeviceChoice of(String text) {
        Matcher gpu = Pattern.compile("gpu(?::(\\d{1,3}))?(@fp16)?").matcher(text);
        if (gpu.matches()) {
            return new Gpu(gpu.group(1) == null ? 0 : Integer.parseInt(gpu.group(1)), gpu.group(2) != null);
        }
        if (text.matches("(cpu|auto)@fp16")) {
            throw new InvalidInputException(
                    "device",
                    "half precision is for GPUs, such as gpu:0@fp16: a CPU computes slower in it, not faster");
        }
        return switch (text) {
            case "auto" -> new Auto();
            case "cpu" -> new Cpu();
            default ->
                throw new InvalidInputException(
                        "device",
                        "'" + Quoted.abbreviated(text) + "' is none of auto, cpu, gpu:N and gpu:N@fp16 (N from 0)");
        };
    }
}
