package io.impasto.train;

import io.impasto.common.InvalidInputException;
import io.impasto.train.learning.LossWeights;
import io.impasto.train.learning.TrainingPlan;
import io.impasto.train.network.Channels;
import io.impasto.train.picture.CropPlan;
import io.impasto.train.picture.NamedPicture;
import io.impasto.train.picture.PictureFolders;
import io.impasto.train.picture.Texture;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What can be said on the command line. */
final class TrainOptions {

    private static final int MOST_TEXTURES = 10_000;
    private static final long TEXTURES_SEED = 77;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The network; its card is written beside it as .md.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    Path out;

    @Option(
            names = "--pictures",
            paramLabel = "DIR",
            description = "JPEGs and PNGs to learn from, also in folders inside. Repeatable.")
    private List<Path> pictures = List.of();

    @Option(
            names = "--exclude",
            paramLabel = "NAME",
            description = "File names to leave out, such as 'coffee*'. Repeatable.")
    private List<String> excluded = List.of();

    @Option(names = "--held-out", paramLabel = "DIR", description = "Pictures to be examined on only. Repeatable.")
    private List<Path> heldOut = List.of();

    @Option(
            names = "--textures",
            defaultValue = "40",
            paramLabel = "N",
            description = "Textures to make and learn from (default: ${DEFAULT-VALUE}).")
    private int textures;

    @Option(
            names = "--longest-side",
            defaultValue = "1024",
            paramLabel = "PX",
            description = "Larger pictures are made smaller (default: ${DEFAULT-VALUE}).")
    private int longestSide;

    @Option(
            names = "--width",
            defaultValue = "1/4",
            paramLabel = "FRACTION",
            description = "Of VGG-19's channels, to the nearest multiple of 8 (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    private String width;

    @Option(
            names = "--gamma",
            defaultValue = "0.5",
            paramLabel = "γ",
            description =
                    "How much more VGG-19's stronger channels count: 0 not at all, 1 as in its file (default: ${DEFAULT-VALUE}).")
    private double gamma;

    @Option(
            names = "--tap-weights",
            split = ",",
            defaultValue = "1,1,1,2,2,3",
            paramLabel = "W",
            description = "How much relu1_1, 2_1, 3_1, 4_1, 4_2, 5_1 count (default: ${DEFAULT-VALUE}).")
    private List<Double> tapWeights = List.of();

    @Option(
            names = "--gram-weight",
            defaultValue = "0.5",
            paramLabel = "G",
            description = "How much Gram matrices count beside features (default: ${DEFAULT-VALUE}).")
    private double gramWeight;

    @Option(
            names = "--steps",
            defaultValue = "20000",
            paramLabel = "N",
            description = "0 leaves it at the pruned start (default: ${DEFAULT-VALUE}).")
    private long steps;

    @Option(
            names = "--batch",
            defaultValue = "8",
            paramLabel = "N",
            description = "Crops a step; 16 to 32 for a GPU (default: ${DEFAULT-VALUE}).")
    private int batch;

    @Option(
            names = "--sizes",
            split = ",",
            defaultValue = "96,128,160,192",
            paramLabel = "PX",
            description = "Crops' sides, one drawn for each step (default: ${DEFAULT-VALUE}).")
    private List<Integer> sizes = List.of();

    @Option(
            names = "--learning-rate",
            defaultValue = "5e-4",
            paramLabel = "LR",
            description = "The highest (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Option(
            names = "--final-rate",
            defaultValue = "1e-5",
            paramLabel = "LR",
            description = "The last (default: ${DEFAULT-VALUE}).")
    private double finalRate;

    @Option(
            names = "--clip",
            defaultValue = "0",
            paramLabel = "LENGTH",
            description = "The longest gradient; 0: any (default: ${DEFAULT-VALUE}).")
    private double clip;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "Of all that is drawn by chance (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--pruning-crops",
            defaultValue = "64",
            paramLabel = "N",
            description = "Crops that channels are chosen on (default: ${DEFAULT-VALUE}).")
    private int pruningCrops;

    @Option(
            names = "--pruning-sizes",
            split = ",",
            defaultValue = "256,192,128",
            paramLabel = "PX",
            description = "Their sides, in turn (default: ${DEFAULT-VALUE}).")
    private List<Integer> pruningSizes = List.of();

    @Option(
            names = "--examination-size",
            defaultValue = "256",
            paramLabel = "PX",
            description = "Side of the squares it is examined on (default: ${DEFAULT-VALUE}).")
    private int examinationSize;

    @Option(
            names = "--device",
            defaultValue = "auto",
            paramLabel = "DEVICE",
            description = "auto, cpu or gpu:N (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init")
    String device;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "Is written as training goes, and gone on from if it is there.")
    private @Nullable Path state;

    @Option(
            names = "--state-every",
            defaultValue = "500",
            paramLabel = "N",
            description = "Steps (default: ${DEFAULT-VALUE}).")
    private long stateEvery;

    @Option(
            names = "--report-every",
            defaultValue = "100",
            paramLabel = "N",
            description = "Steps (default: ${DEFAULT-VALUE}).")
    private long reportEvery;

    @Option(
            names = "--refit-batches",
            defaultValue = "64",
            paramLabel = "N",
            description = "Batches that the maps are fitted to at the end (default: ${DEFAULT-VALUE}).")
    private int refitBatches;

    @Option(
            names = "--pause-after",
            paramLabel = "SECONDS",
            description = "Writes the state then and stops; needs --state.")
    private @Nullable Integer pauseAfter;

    /** @param teacher VGG-19's file */
    Order order(byte[] teacher) throws IOException {
        Channels student = Channels.VGG19.part(width);
        CropPlan crops = new CropPlan(sizes, batch, seed);
        LossWeights weights = new LossWeights(tapWeights, gramWeight);
        TrainingPlan plan = new TrainingPlan(steps, rate, finalRate, clip);
        within("--textures", textures, 0, MOST_TEXTURES);
        within("--longest-side", longestSide, 64, 8192);
        within("--pruning-crops", pruningCrops, 1, 1000);
        pruningSizes.forEach(size -> within("--pruning-sizes", size, 32, 1024));
        within("--examination-size", examinationSize, 32, 2048);
        PictureFolders folders = new PictureFolders(excluded, longestSide);
        List<NamedPicture> lessons = new ArrayList<>(folders.read("--pictures", pictures));
        lessons.addAll(Texture.pictures(textures, seed + TEXTURES_SEED));
        return new Order(
                digest(teacher),
                Channels.VGG19,
                student,
                gamma,
                lessons,
                folders.read("--held-out", heldOut),
                crops,
                new Order.Sample(pruningCrops, pruningSizes),
                new Order.Sample(24, List.of(examinationSize)),
                weights,
                plan);
    }

    TrainingRun.Rhythm rhythm() {
        within("--state-every", stateEvery, 1, Integer.MAX_VALUE);
        within("--report-every", reportEvery, 1, Integer.MAX_VALUE);
        within("--refit-batches", refitBatches, 1, 100_000);
        if (pauseAfter != null && state == null) {
            throw new InvalidInputException("--pause-after", "there is nothing to go on from without --state FILE");
        }
        return new TrainingRun.Rhythm(
                reportEvery,
                stateEvery,
                refitBatches,
                Optional.ofNullable(state).map(file -> WholeFile.of("--state", file)),
                Optional.ofNullable(pauseAfter).map(Duration::ofSeconds));
    }

    /** All that the weights depend on, as it would be typed, but for folders. */
    String describe() {
        return "--width %s --gamma %s --tap-weights %s --gram-weight %s --steps %d --batch %d --sizes %s --learning-rate %s --final-rate %s --clip %s --textures %d --longest-side %d --pruning-crops %d --pruning-sizes %s --seed %d"
                .formatted(
                        width,
                        gamma,
                        joined(tapWeights),
                        gramWeight,
                        steps,
                        batch,
                        joined(sizes),
                        rate,
                        finalRate,
                        clip,
                        textures,
                        longestSide,
                        pruningCrops,
                        joined(pruningSizes),
                        seed);
    }

    private static String joined(List<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static void within(String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw new InvalidInputException(option, value + " is not between " + least + " and " + most);
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
