package io.impasto.train.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.impasto.engine.network.Convolution;
import io.impasto.engine.network.FeatureMaps;
import io.impasto.train.SmallNetworks;
import io.impasto.train.TestPictures;
import io.impasto.train.picture.CropPlan;
import io.impasto.train.picture.CropSampler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is kept, folded and mapped back is the teacher, wherever the kept channels say all. */
class PruningTest {

    private static final double ROUNDING = 1e-5;

    private final NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");

    @AfterEach
    void close() {
        manager.close();
    }

    private CropSampler crops() {
        return new CropSampler(TestPictures.of(3, 160, 140), new CropPlan(List.of(64), 4, 5), manager);
    }

    /** The relative squared error at each tap on crops that weren't pruned on. */
    private Map<String, Double> errors(NamedTensors teacher, Channels kept, double gamma) {
        CropSampler crops = crops();
        Teacher raw = new Teacher(teacher, SmallNetworks.TEACHER);
        PrunedStart start = new Pruning(raw, kept, gamma)
                .on(
                        List.of(crops.batch(3, 0, manager), crops.batch(3, 1, manager), crops.batch(3, 2, manager)),
                        manager);
        NamedTensors student = new NamedTensors(start.parameters());
        NDArray unseen = crops.batch(4, 0, manager);
        FeatureMaps own = student.network(kept).features(unseen, VggLayer.TAPS);
        FeatureMaps seen = raw.in(start.units(), manager).features(unseen, VggLayer.TAPS);
        Map<String, Double> errors = new HashMap<>();
        for (String tap : VggLayer.TAPS) {
            NDArray f = own.at(tap).tensor();
            NDArray target = seen.at(tap).tensor();
            NDArray map = start.parameters().get(ParameterLayout.mapName(tap));
            NDArray explained = map.matMul(
                            f.reshape(f.getShape().get(0), f.getShape().get(1), -1))
                    .reshape(target.getShape());
            errors.put(
                    tap,
                    (double) explained.sub(target).square().sum().getFloat()
                            / target.square().sum().getFloat());
        }
        return errors;
    }

    @Test
    void allChannelsKeptAreTheTeacher() {
        NamedTensors teacher = SmallNetworks.seeded(SmallNetworks.TEACHER, DataType.FLOAT32, 3, manager);

        assertThat(errors(teacher, SmallNetworks.TEACHER, 0.5).values())
                .allSatisfy(error -> assertThat(error).isLessThan(ROUNDING));
    }

    @Test
    void channelsThatRepeatOthersNeedNotBeKept() {
        NamedTensors teacher = SmallNetworks.seeded(SmallNetworks.TEACHER, DataType.FLOAT32, 3, manager);
        Map<String, NDArray> repeating = new HashMap<>();
        teacher.byName().forEach((name, tensor) -> {
            NDList halves = tensor.split(2);
            repeating.put(name, NDArrays.concat(new NDList(halves.get(0).mul(3), halves.get(0))));
        });

        assertThat(errors(new NamedTensors(repeating), SmallNetworks.STUDENT, 0).values())
                .allSatisfy(error -> assertThat(error).isLessThan(ROUNDING));
    }

    @Test
    void fewerChannelsThanNeededLeaveErrorsBelowOne() {
        NamedTensors teacher = SmallNetworks.seeded(SmallNetworks.TEACHER, DataType.FLOAT32, 3, manager);

        assertThat(errors(teacher, SmallNetworks.STUDENT, 1).values())
                .allSatisfy(error -> assertThat(error).isBetween(1e-4, 0.9));
    }

    @Test
    void aFoldedKernelSeesThroughTheMap() {
        NDArray kernel = manager.randomNormal(new Shape(5, 7, 3, 3));
        NDArray map = manager.randomNormal(new Shape(7, 4));
        NDArray f = manager.randomNormal(new Shape(2, 4, 9, 11));
        NDArray bias = manager.randomNormal(new Shape(5));
        NDArray mapped = map.matMul(f.reshape(2, 4, 99)).reshape(2, 7, 9, 11);

        NDArray folded = new Convolution(Pruning.folded(kernel, map), bias, 1, 1).apply(f);

        NDArray wanted = new Convolution(kernel, bias, 1, 1).apply(mapped);
        assertThat(folded.sub(wanted).abs().max().getFloat()).isLessThan(1e-3f);
    }

    @Test
    void rescalingChangesNothingThatIsSeen() {
        CropSampler crops = crops();
        NDArray batch = crops.batch(3, 0, manager);
        Map<String, NDArray> parts =
                new HashMap<>(SmallNetworks.seeded(SmallNetworks.STUDENT, DataType.FLOAT32, 8, manager)
                        .byName());
        for (String tap : VggLayer.TAPS) {
            parts.put(ParameterLayout.mapName(tap), manager.randomNormal(new Shape(9, SmallNetworks.STUDENT.at(tap))));
        }
        NamedTensors student = new NamedTensors(parts);

        NamedTensors rescaled = Rescaling.of(student, List.of(batch), manager);

        FeatureMaps before = student.network(SmallNetworks.STUDENT).features(batch, VggLayer.TAPS);
        FeatureMaps after = rescaled.network(SmallNetworks.STUDENT).features(batch, VggLayer.TAPS);
        for (String tap : VggLayer.TAPS) {
            String name = ParameterLayout.mapName(tap);
            NDArray wanted = mapped(before.at(tap).tensor(), parts.get(name));
            NDArray given = mapped(after.at(tap).tensor(), rescaled.byName().get(name));
            assertThat(given.sub(wanted).abs().max().getFloat())
                    .isLessThan(1e-4f * wanted.abs().max().getFloat());
            assertThat(after.at(tap).tensor().mean().getFloat()).isBetween(0.5f, 2f);
        }
    }

    private static NDArray mapped(NDArray f, NDArray map) {
        return map.matMul(f.reshape(f.getShape().get(0), f.getShape().get(1), -1));
    }
}
