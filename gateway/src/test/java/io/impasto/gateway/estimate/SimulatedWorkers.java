package io.impasto.gateway.estimate;

import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.image.PictureSize;
import io.impasto.common.job.JobId;
import io.impasto.common.job.JobOptions;
import io.impasto.common.job.JobResult;
import io.impasto.common.job.LossTerms;
import io.impasto.common.job.MeasuredPace;
import io.impasto.common.job.MeasuredPace.OfScale;
import io.impasto.common.job.ResultImage;
import io.impasto.common.job.Scale;
import io.impasto.common.job.StyleParameters;
import io.impasto.common.wire.JobOptionsText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Workers whose steps take 12 ms and 2 µs a pixel, give or take what the machine does beside. */
final class SimulatedWorkers {

    static final DeviceKind DEVICE = DeviceKind.CPU;

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final double FIXED = 0.012;
    private static final double PER_PIXEL = 2e-6;
    private static final double START = 1.5;

    private final Random random;
    private final double jobNoise;
    private int number;

    /** @param jobNoise the standard deviation of a job's own pace, as a logarithm; its scales differ by a third of it */
    SimulatedWorkers(long seed, double jobNoise) {
        this.random = new Random(seed);
        this.jobNoise = jobNoise;
    }

    /** Studio of some size, brush at draft quality. */
    StyleParameters someStudio() {
        return studio(96 + random.nextInt(400));
    }

    static StyleParameters studio(int size) {
        JobOptions options =
                JobOptionsText.parse(Map.of("network", "brush", "quality", "draft", "size", Integer.toString(size)));
        return options.parameters();
    }

    static List<Scale> scales(StyleParameters parameters) {
        return Scale.plan(parameters, new PictureSize(640, 480));
    }

    Succeeded paint(StyleParameters parameters) {
        return paint(parameters, 1);
    }

    /** @param slower a factor */
    Succeeded paint(StyleParameters parameters, double slower) {
        double own = slower * Math.exp(jobNoise * random.nextGaussian());
        List<OfScale> measured = new ArrayList<>();
        double seconds = START * Math.exp(jobNoise * random.nextGaussian());
        int steps = 0;
        for (Scale scale : scales(parameters)) {
            double pace = own
                    * Math.exp(jobNoise / 3 * random.nextGaussian())
                    * (FIXED + PER_PIXEL * scale.size().pixels());
            measured.add(
                    new OfScale((int) scale.size().width(), (int) scale.size().height(), scale.steps(), pace));
            seconds += scale.steps() * pace;
            steps += scale.steps();
        }
        MeasuredPace pace =
                new MeasuredPace(parameters.network(), parameters.styleLoss(), parameters.optimiser(), 1, measured);
        return succeeded("job-" + ++number, NOW.plusSeconds(number), steps, seconds, pace);
    }

    static Succeeded succeeded(String id, Instant at, int steps, double seconds, MeasuredPace pace) {
        ResultImage image =
                new ResultImage(new S3Object("impasto", "results/x"), "image/png", "ab".repeat(32), 1, 640, 480);
        return new Succeeded(
                new JobId(id),
                at,
                new JobResult(image, DEVICE.name(), steps, seconds, new LossTerms(1, 1, 1), null, 1, false, pace));
    }
}
