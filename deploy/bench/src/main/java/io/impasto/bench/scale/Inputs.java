package io.impasto.bench.scale;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.impasto.common.InvalidInputException;
import io.impasto.common.image.PictureSize;
import io.impasto.common.job.JobOptions;
import io.impasto.common.job.Scale;
import io.impasto.common.job.StyleParameters;
import io.impasto.common.wire.Contract;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** What is known of one kind of worker and asked of it, each figure with its source: one of the files beside this class. */
public record Inputs(
        String device,
        List<StepTimes> steps,
        Figure prepare,
        Figure store,
        Start start,
        Figure handOver,
        Figure exit,
        Figure checkpoint,
        Figure noticed,
        List<Wanted> mix) {

    private static final ObjectMapper JSON =
            Contract.json().copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** @param source where it was measured, or that it is assumed */
    record Figure(double seconds, String source) {}

    record Start(double least, double median, double greatest, String source) {}

    /**
     * @param name for people
     * @param share of the jobs, beside the others
     * @param options of such a job
     */
    public record Wanted(String name, double share, JobOptions options) {}

    /** Day as it stands in its file, which knows no mix. */
    record Hours(
            double load, List<Double> hours, Day.Crowd bursts, Day.Crowd heavyUsers, double urgent, String source) {}

    public Inputs {
        steps = List.copyOf(steps);
        mix = List.copyOf(mix);
    }

    /** @param name {@code h100} or {@code cpu} */
    public static Inputs named(String name) {
        return read(name + ".json", Inputs.class);
    }

    static <T> T read(String file, Class<T> type) {
        try (InputStream stream = Objects.requireNonNull(Inputs.class.getResourceAsStream(file), file)) {
            return JSON.readValue(stream, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, asked for nothing else than this. */
    Inputs only(String wanted) {
        List<Wanted> chosen =
                mix.stream().filter(each -> each.name().equals(wanted)).toList();
        if (chosen.isEmpty()) {
            throw new InvalidInputException(
                    "only",
                    "'" + wanted + "' isn't one of "
                            + mix.stream().map(Wanted::name).toList());
        }
        return new Inputs(device, steps, prepare, store, start, handOver, exit, checkpoint, noticed, chosen);
    }

    Machine machine() {
        return new Machine(
                new Machine.Spread(start.least(), start.median(), start.greatest()),
                prepare.seconds(),
                handOver.seconds(),
                exit.seconds(),
                checkpoint.seconds(),
                noticed.seconds(),
                0);
    }

    Day day() {
        Hours hours = read("day.json", Hours.class);
        List<Day.Wish> wishes = mix.stream()
                .map(wanted -> new Day.Wish(wanted.share(), paintSeconds(wanted.options()) + store.seconds()))
                .toList();
        return new Day(hours.load(), hours.hours(), hours.bursts(), hours.heavyUsers(), hours.urgent(), wishes);
    }

    /** A job from its first request to its end, s. */
    public double jobSeconds(JobOptions options) {
        return prepare.seconds() + paintSeconds(options) + store.seconds();
    }

    /** The steps of a job alone, s. */
    double paintSeconds(JobOptions options) {
        StyleParameters parameters = options.parameters();
        StepTimes times = steps.stream()
                .filter(measured -> measured.preset() == options.presetInUse())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no steps of this preset were measured on " + device));
        return scales(parameters).stream()
                .mapToDouble(scale ->
                        scale.steps() * times.at(Math.toIntExact(scale.size().longerSide())))
                .sum();
    }

    /** Those of a square, as the pictures were that steps were timed with. */
    static List<Scale> scales(StyleParameters parameters) {
        return Scale.plan(parameters, new PictureSize(parameters.size(), parameters.size()));
    }
}
