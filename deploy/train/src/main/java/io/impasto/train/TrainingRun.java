package io.impasto.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.impasto.engine.network.FeatureNetwork;
import io.impasto.engine.network.Weights;
import io.impasto.engine.state.SavedState;
import io.impasto.train.StateFile.Begun;
import io.impasto.train.learning.CurvePoint;
import io.impasto.train.learning.Examination;
import io.impasto.train.learning.Refit;
import io.impasto.train.learning.StudentLoss;
import io.impasto.train.learning.TapError;
import io.impasto.train.learning.Training;
import io.impasto.train.network.NamedTensors;
import io.impasto.train.network.ParameterLayout;
import io.impasto.train.network.PrunedStart;
import io.impasto.train.network.Pruning;
import io.impasto.train.network.Rescaling;
import io.impasto.train.network.Teacher;
import io.impasto.train.network.VggLayer;
import io.impasto.train.picture.CropSampler;
import io.impasto.train.picture.HeldOut;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole story: prune or resume, train, fit the maps, examine, give the file's bytes. Every method on one thread. */
final class TrainingRun {

    /** Streams of crops; 0 to 2 are {@link Training}'s and {@link Refit}'s. */
    private static final int PRUNED_ON = 3;

    private static final int EXAMINED_ON = 4;

    /** Crops computed together where no gradient is kept. */
    private static final int TOGETHER = 8;

    private final Order order;
    private final Rhythm rhythm;
    private final Diary diary;
    private final NDManager manager;
    private final CropSampler crops;
    private final ParameterLayout layout;

    /**
     * What happens every so many steps.
     *
     * @param reportEvery steps
     * @param saveEvery steps
     * @param refitOn batches that the maps are fitted to at the end
     * @param state where to keep the state, if anywhere
     * @param pauseAfter how long to train before pausing, if there is a state to pause with
     */
    record Rhythm(
            long reportEvery, long saveEvery, int refitOn, Optional<WholeFile> state, Optional<Duration> pauseAfter) {}

    /**
     * What came of it.
     *
     * @param file the network, safetensors
     * @param refitted taps whose map is the least squares' in the end
     * @param seconds training took, over all of its runs
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Outcome(
            byte[] file, Marks start, Marks end, List<CurvePoint> curve, List<String> refitted, double seconds) {}

    /** Told what goes on. */
    interface Diary {
        void said(String line);

        void reached(CurvePoint point, double rate, double secondsPerStep);
    }

    /** @param manager of the device; all that is made here belongs to it */
    TrainingRun(Order order, Rhythm rhythm, Diary diary, NDManager manager) {
        this.order = order;
        this.rhythm = rhythm;
        this.diary = diary;
        this.manager = manager;
        this.crops = new CropSampler(order.pictures(), order.crops(), manager);
        this.layout = new ParameterLayout(order.student(), order.teacher());
    }

    /**
     * @param weights the teacher's, on the device
     * @return nothing if training paused
     */
    Optional<Outcome> run(Weights weights) throws IOException {
        Teacher teacher = new Teacher(weights, order.teacher());
        Optional<StateFile> file = rhythm.state().map(state -> new StateFile(state, order));
        if (file.isPresent() && file.get().exists()) {
            SavedState state = file.get().read();
            Begun begun = file.get().begun(state, manager);
            FeatureNetwork scaled = teacher.in(begun.start().units(), manager);
            NDArray blank = manager.zeros(new Shape(layout.size()));
            try (Training training = new Training(lesson(scaled, begun.start()), blank, manager)) {
                training.restore(state);
                diary.said("going on from step " + training.step());
                return onwards(training, begun, scaled, file);
            }
        }
        diary.said("choosing channels on " + order.prunedOn().crops() + " crops of "
                + order.prunedOn().sides() + " px");
        PrunedStart start = pruned(teacher);
        FeatureNetwork scaled = teacher.in(start.units(), manager);
        NDArray vector = layout.joined(start.parameters());
        Marks marks = examined(scaled, start, new NamedTensors(start.parameters()));
        diary.said("pruned start: " + marks.told(Marks.Metric.NORMALISED));
        try (Training training = new Training(lesson(scaled, start), vector, manager)) {
            return onwards(training, new Begun(start, marks, 0), scaled, file);
        }
    }

    private PrunedStart pruned(Teacher teacher) {
        try (NDManager scope = manager.newSubManager()) {
            return new Pruning(teacher, order.student(), order.gamma())
                    .on(sample(PRUNED_ON, order.prunedOn(), scope), manager);
        }
    }

    private List<NDArray> sample(int stream, Order.Sample sample, NDManager scope) {
        List<NDArray> batches = new ArrayList<>();
        for (int n = 0; n < Math.max(1, sample.crops() / TOGETHER); n++) {
            batches.add(crops.batch(
                    stream,
                    n,
                    sample.sides().get(n % sample.sides().size()),
                    Math.min(TOGETHER, sample.crops()),
                    scope));
        }
        return batches;
    }

    private Training.Lesson lesson(FeatureNetwork teacher, PrunedStart start) {
        return new Training.Lesson(
                teacher,
                order.student(),
                layout,
                crops,
                new StudentLoss(order.weights(), start.scales()),
                order.plan());
    }

    private Optional<Outcome> onwards(Training training, Begun begun, FeatureNetwork teacher, Optional<StateFile> file)
            throws IOException {
        Stopwatch watch = new Stopwatch(begun.seconds());
        long told = training.step();
        while (training.step() < order.plan().steps()) {
            double rate = order.plan().rateAt(training.step());
            training.advance();
            boolean last = training.step() == order.plan().steps();
            if (last || training.step() % rhythm.reportEvery() == 0) {
                diary.reached(training.point(), rate, watch.lap(training.step() - told));
                told = training.step();
            }
            boolean pause = watch.isPast(rhythm.pauseAfter()) && !last;
            if (file.isPresent() && (last || pause || training.step() % rhythm.saveEvery() == 0)) {
                file.get().write(new Begun(begun.start(), begun.marks(), watch.seconds()), training, manager);
            }
            if (file.isPresent() && pause) {
                return Optional.empty();
            }
        }
        return Optional.of(finished(training, begun, teacher, watch.seconds()));
    }

    private Outcome finished(Training training, Begun begun, FeatureNetwork teacher, double seconds) {
        NamedTensors parts = layout.parts(training.vector());
        List<String> refitted = new ArrayList<>();
        NamedTensors fitted = order.plan().steps() == 0
                ? parts
                : new Refit(lesson(teacher, begun.start()), rhythm.refitOn()).of(parts, manager, refitted);
        NamedTensors rescaled;
        try (NDManager scope = manager.newSubManager()) {
            rescaled = Rescaling.of(fitted, sample(PRUNED_ON, order.prunedOn(), scope), manager);
        }
        NamedTensors rounded = BrushFile.rounded(rescaled, manager);
        Marks end = examined(teacher, begun.start(), rounded);
        diary.said("at the end: " + end.told(Marks.Metric.NORMALISED));
        return new Outcome(
                BrushFile.bytes(rounded, begun.start().units(), manager),
                begun.marks(),
                end,
                training.curve(),
                refitted,
                seconds);
    }

    private Marks examined(FeatureNetwork teacher, PrunedStart start, NamedTensors parts) {
        Map<Marks.Metric, Map<String, double[]>> factors = new EnumMap<>(Marks.Metric.class);
        for (Marks.Metric metric : Marks.Metric.values()) {
            Map<String, double[]> taps = new HashMap<>();
            for (String tap : VggLayer.TAPS) {
                taps.put(tap, factors(metric, start, VggLayer.indexOf(tap)));
            }
            factors.put(metric, taps);
        }
        Map<Marks.Metric, Map<String, TapError>> marks = new EnumMap<>(Marks.Metric.class);
        try (NDManager scope = manager.newSubManager()) {
            List<NDArray> pictures = order.heldOut().isEmpty()
                    ? sample(EXAMINED_ON, order.examinedOn(), scope)
                    : HeldOut.of(order.heldOut(), order.examinedOn().sides().get(0), scope);
            Examination examination = new Examination(teacher, order.student(), pictures);
            factors.forEach((metric, taps) -> marks.put(metric, examination.of(parts, taps, manager)));
        }
        return new Marks(marks);
    }

    private static double[] factors(Marks.Metric metric, PrunedStart start, int layer) {
        double[] units = start.units().get(layer);
        double[] means = Teacher.units(start.means().get(layer), 0);
        double[] factors = new double[units.length];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = switch (metric) {
                case NORMALISED -> units[i] / means[i];
                case TRAINED -> 1;
                case RAW -> units[i];
            };
        }
        return factors;
    }
}
