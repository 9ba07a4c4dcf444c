package io.impasto.engine;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.util.Utils;
import io.impasto.common.job.ClassicParameters;
import io.impasto.common.job.NetworkChoice;
import io.impasto.common.job.NetworkName;
import io.impasto.common.job.PyramidParameters;
import io.impasto.common.job.StyleParameters;
import io.impasto.common.job.WorkerAbility;
import io.impasto.engine.memory.DeviceMemory;
import io.impasto.engine.memory.MemoryForecast;
import io.impasto.engine.memory.MemoryShare;
import io.impasto.engine.network.FeatureNetwork;
import io.impasto.engine.network.NetworkVariant;
import io.impasto.engine.network.UnusableWeightsException;
import io.impasto.engine.optimiser.Adam;
import io.impasto.engine.picture.PictureTooLargeException;
import io.impasto.engine.state.SavedState;
import io.impasto.engine.state.UnusableStateException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where optimisations begin: one device, and the networks on it, which are loaded when first needed and kept. All methods, and
 * those of the optimisations begun here, are to be called on one thread: DJL allows one gradient collector a process.
 */
public final class StyleEngine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StyleEngine.class);
    private static final String PYTORCH = "PyTorch";
    private static final String OPT_OUT = "OPT_OUT_TRACKING";

    private final ComputeDevice device;
    private final NDManager manager;
    private final WeightsFolders weights;
    private final EngineLimits limits;
    private final StyleCache styles;
    private final Map<NetworkName, LoadedNetwork> networks = new EnumMap<>(NetworkName.class);

    /** Bytes; 0 before anybody asked. */
    private long lastAvailable;

    private StyleEngine(ComputeDevice device, WeightsFolders weights, EngineLimits limits) {
        this.device = device;
        this.weights = weights;
        this.limits = limits;
        this.manager = NDManager.newBaseManager(device.device(), PYTORCH);
        this.styles = new StyleCache(manager, StyleCache.MOST_BYTES);
    }

    /**
     * Takes the device.
     *
     * @throws DeviceUnavailableException naming what is missing (driver, CUDA flavour of the library, index, a folder for the library)
     */
    public static StyleEngine open(DeviceChoice choice, WeightsFolders weights, EngineLimits limits) {
        keepToOneself();
        ComputeDevice device = ComputeDevice.choose(choice, Accelerators.present(pytorch()));
        LOG.info("device={} asked={} state=ready", device.description(), choice);
        StyleEngine engine = new StyleEngine(device, weights, limits);
        LOG.info("unless told otherwise, studio paints with {}", engine.choice());
        return engine;
    }

    private static Engine pytorch() {
        try {
            return Engine.getEngine(PYTORCH);
        } catch (EngineException e) {
            throw new DeviceUnavailableException(
                    "PyTorch can't be loaded: " + innermost(e) + " (its libraries are unpacked into "
                            + Utils.getEngineCacheDir(PYTORCH.toLowerCase(Locale.ROOT))
                            + ", which has to be writable the first time; DJL_CACHE_DIR names another folder)",
                    e);
        }
    }

    /** DJL's own message is that it failed; what failed stands at the bottom. */
    private static Throwable innermost(Throwable e) {
        return e.getCause() == null ? e : innermost(e.getCause());
    }

    /** DJL asks the network whether it runs in Amazon's cloud, and tells Amazon if so, unless it is told not to. */
    private static void keepToOneself() {
        if (System.getProperty(OPT_OUT) == null) {
            System.setProperty(OPT_OUT, "true");
        }
    }

    /** What this computes on, for people: {@code cpu} or {@code gpu:0 (NVIDIA H100)}. */
    public String device() {
        return device.description();
    }

    /** What to paint with where nobody says: VGG-19 where it is fast and there, else the network that is always there. */
    public NetworkChoice choice() {
        return NetworkChoice.on(device.device().isGpu(), weights.have(NetworkName.VGG19));
    }

    /** What this can take on: as much memory as there was when the last optimisation began, or is now before the first. */
    public WorkerAbility ability() {
        long memory = lastAvailable > 0 ? lastAvailable : present().maxMemoryBytes();
        return new WorkerAbility(
                Stream.of(NetworkName.values()).filter(weights::have).toList(), memory, limits.maxOutputPixels());
    }

    /** To be asked while no optimisation is under way: what one holds isn't free. */
    private EngineLimits present() {
        EngineLimits present = limits.withMemory(DeviceMemory.available(device.device()));
        lastAvailable = present.maxMemoryBytes();
        return present;
    }

    /**
     * SHA-256 of the network's file of weights, lower-case hexadecimal.
     *
     * @throws WeightsMissingException if there is no such file
     * @throws UnusableWeightsException if it isn't what the network needs
     */
    public String weightsDigest(NetworkName name) {
        return loaded(name).digest();
    }

    /** {@link #begin(StyleTask, MemoryShare)} with all of the memory that is there. */
    public Optimisation begin(StyleTask task) {
        return begin(task, MemoryShare.ALL);
    }

    /**
     * Prepares the optimisation of a task; nothing is updated yet.
     *
     * @param share of the memory that is there, to plan tiles with
     * @return to be closed before the next one begins, or memory for both must do
     * @throws WeightsMissingException if the network's weights are not there
     * @throws UnusableWeightsException if they aren't what the network needs
     * @throws PictureTooSmallException if the deepest layer in use would be empty
     * @throws PictureTooLargeException if the output, or a style at its working size, would exceed the limit, or if not even the smallest
     *     tiles fit into that share of the memory
     * @throws MemoryExhaustedException if memory runs out all the same
     */
    public Optimisation begin(StyleTask task, MemoryShare share) {
        EngineLimits present = present();
        return new Optimisation(recipe(task, present, share.of(present.maxMemoryBytes())));
    }

    /** {@link #resume(StyleTask, SavedState, MemoryShare)} in the tiles that it began in, wherever there still is room for them. */
    public Optimisation resume(StyleTask task, SavedState state) {
        return resume(task, state, MemoryShare.ALL);
    }

    /**
     * Goes on with an optimisation from where it was saved.
     *
     * @param task the one that was begun
     * @param share of the memory that is there; tiles are planned with no more than that, and with no more than they were
     * @throws UnusableStateException if the state is another task's
     * @throws PictureTooLargeException as {@link #begin(StyleTask, MemoryShare)}
     * @throws MemoryExhaustedException as {@link #begin(StyleTask, MemoryShare)}
     */
    public Optimisation resume(StyleTask task, SavedState state, MemoryShare share) {
        EngineLimits present = present();
        EngineLimits again = limits.withMemory(DeviceMemory.again(Optimisation.memory(state), device.device()));
        long bytes = share.equals(MemoryShare.ALL)
                ? again.maxMemoryBytes()
                : Math.min(again.maxMemoryBytes(), share.of(present.maxMemoryBytes()));
        return new Optimisation(recipe(task, present, bytes), state);
    }

    private Recipe recipe(StyleTask task, EngineLimits present, long memoryBytes) {
        LoadedNetwork network = loaded(task.parameters().network());
        return recipe(task, network::variant, present, memoryBytes, styles, manager, DataType.FLOAT32);
    }

    /**
     * The same with any network and any element type of pictures. A new way of painting is a line here.
     *
     * @param present what there is
     * @param memoryBytes to plan tiles with
     */
    static Recipe recipe(
            StyleTask task,
            Function<NetworkVariant, FeatureNetwork> network,
            EngineLimits present,
            long memoryBytes,
            StyleCache styles,
            NDManager manager,
            DataType type) {
        if (task.parameters() instanceof ClassicParameters classic) {
            FeatureNetwork layers = network.apply(NetworkVariant.CLASSIC);
            TilePlan tiles = tiles(layers, classic, Adam.PICTURES, present, memoryBytes);
            FeatureExtractor extractor = new FeatureExtractor(layers, tiles, styles, type);
            return new ClassicRecipe(extractor, task, classic, present, tiles, manager);
        }
        PyramidParameters pyramid = (PyramidParameters) task.parameters();
        FeatureNetwork layers = network.apply(NetworkVariant.studio(pyramid.pooling()));
        TilePlan tiles = tiles(layers, pyramid, PyramidRecipe.optimiserPictures(pyramid), present, memoryBytes);
        FeatureExtractor extractor = new FeatureExtractor(layers, tiles, styles, type);
        return new PyramidRecipe(extractor, task, pyramid, present, tiles, manager);
    }

    private static TilePlan tiles(
            FeatureNetwork network,
            StyleParameters parameters,
            int optimiserPictures,
            EngineLimits present,
            long memoryBytes) {
        Taps taps = Taps.inUse(parameters);
        MemoryForecast forecast = new MemoryForecast(
                network, Set.copyOf(taps.content()), taps.style().keySet(), optimiserPictures);
        return new TilePlan(forecast, memoryBytes, present.maxMemoryBytes());
    }

    @Override
    public void close() {
        styles.close();
        manager.close();
        networks.clear();
    }

    private LoadedNetwork loaded(NetworkName name) {
        return networks.computeIfAbsent(name, absent -> {
            NetworkWeights found = weights.find(name);
            LoadedNetwork network = LoadedNetwork.load(name, found, manager, device.half());
            LOG.info("network={} weights={} sha256={} state=loaded", name, found, network.digest());
            return network;
        });
    }
}
