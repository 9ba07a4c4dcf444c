package io.impasto.train;

import io.impasto.common.InvalidInputException;
import io.impasto.train.learning.LossWeights;
import io.impasto.train.learning.TrainingPlan;
import io.impasto.train.network.Channels;
import io.impasto.train.picture.CropPlan;
import io.impasto.train.picture.NamedPicture;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * What is to be trained.
 *
 * @param teacherDigest SHA-256 of its file, hexadecimal
 * @param teacher its channels
 * @param student the student's
 * @param gamma how much stronger channels of the teacher count, 0 (not) to 1 (as in its file)
 * @param pictures to learn from, at least one
 * @param heldOut to be examined on; if there are none, crops of the others
 * @param prunedOn what channels are chosen on
 * @param examinedOn what is measured on; of held-out pictures only the first size
 */
record Order(
        String teacherDigest,
        Channels teacher,
        Channels student,
        double gamma,
        List<NamedPicture> pictures,
        List<NamedPicture> heldOut,
        CropPlan crops,
        Sample prunedOn,
        Sample examinedOn,
        LossWeights weights,
        TrainingPlan plan) {

    /**
     * A number of crops, whose batches take these sizes in turn.
     *
     * @param sides px
     */
    record Sample(int crops, List<Integer> sides) {
        Sample {
            sides = List.copyOf(sides);
            if (crops < 1 || sides.isEmpty() || sides.stream().anyMatch(side -> side < 32)) {
                throw new IllegalArgumentException(crops + " crops of " + sides + " px: at least 1 of at least 32");
            }
        }
    }

    Order {
        pictures = List.copyOf(pictures);
        heldOut = List.copyOf(heldOut);
        if (pictures.isEmpty()) {
            throw new InvalidInputException(
                    "--pictures",
                    "there is nothing to learn from: name a folder of pictures, or leave --textures above 0");
        }
        if (!(gamma >= 0 && gamma <= 1)) {
            throw new InvalidInputException("--gamma", gamma + " is not between 0 and 1");
        }
    }

    /** Everything that the weights depend on, as numbers, by the option that it comes from. */
    Map<String, Double> fingerprint() {
        Map<String, Double> fingerprint = new LinkedHashMap<>();
        fingerprint.put("IMPASTO_MODELS_DIR", crc(teacherDigest.getBytes(StandardCharsets.UTF_8)));
        fingerprint.put("--width", crc(student.counts().toString().getBytes(StandardCharsets.UTF_8)));
        fingerprint.put("--gamma", gamma);
        fingerprint.put("--pictures, --exclude or --textures", crc(pictures));
        fingerprint.put("--sizes", crc(crops.sizes().toString().getBytes(StandardCharsets.UTF_8)));
        fingerprint.put("--batch", (double) crops.crops());
        fingerprint.put("--seed", (double) crops.seed());
        fingerprint.put("--tap-weights", crc(weights.taps().toString().getBytes(StandardCharsets.UTF_8)));
        fingerprint.put("--gram-weight", weights.gram());
        fingerprint.put("--pruning-crops", (double) prunedOn.crops());
        fingerprint.put("--pruning-sizes", crc(prunedOn.sides().toString().getBytes(StandardCharsets.UTF_8)));
        fingerprint.put("--steps", (double) plan.steps());
        fingerprint.put("--learning-rate", plan.rate());
        fingerprint.put("--final-rate", plan.finalRate());
        fingerprint.put("--clip", plan.clip());
        return fingerprint;
    }

    private static double crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    private static double crc(List<NamedPicture> pictures) {
        CRC32 crc = new CRC32();
        pictures.forEach(picture -> {
            crc.update(picture.picture().width());
            crc.update(picture.picture().rgb());
        });
        return crc.getValue();
    }
}
