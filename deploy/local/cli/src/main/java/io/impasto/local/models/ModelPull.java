package io.impasto.local.models;

import io.impasto.engine.WeightsFolders;
import io.impasto.local.models.ModelPullException.MissingTensor;
import io.impasto.local.models.ModelPullException.NotWritable;
import io.impasto.local.models.ModelPullException.UnknownModel;
import io.impasto.local.models.ModelPullException.UnreadableFile;
import io.impasto.local.models.ModelPullException.WrongHash;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Gets a network's published weights into a folder, as the safetensors file that the engine reads. */
public final class ModelPull {

    /** Where torchvision publishes. */
    public static final URI TORCHVISION = URI.create("https://download.pytorch.org/models/");

    private final URI base;
    private final List<PublishedWeights> published;
    private final Download download = new Download();

    /** @param base the folder that has torchvision's files: {@link #TORCHVISION}, or a mirror of it */
    public ModelPull(URI base) {
        this(base, PublishedWeights.ALL);
    }

    /** @param published what can be pulled */
    ModelPull(URI base, List<PublishedWeights> published) {
        this.base = base.getPath().endsWith("/") ? base : URI.create(base + "/");
        this.published = List.copyOf(published);
    }

    /**
     * Pulls, even if the folder has the file already, which is then replaced.
     *
     * @param name a network's, such as {@code squeezenet1_1}
     * @param folder is made if need be
     * @return the written file
     * @throws ModelPullException if it can't be had; the folder is then as it was
     */
    public Path pull(String name, Path folder, PullProgress progress) {
        PublishedWeights weights = named(name);
        Path target = folder.resolve(WeightsFolders.fileName(weights.network()));
        try {
            Files.createDirectories(folder);
            try (TemporaryFile fetched = TemporaryFile.in(folder);
                    TemporaryFile converted = TemporaryFile.in(folder)) {
                fetch(weights, fetched.path(), progress);
                convert(weights, fetched.path(), converted.path());
                Files.move(converted.path(), target, StandardCopyOption.ATOMIC_MOVE);
            }
            return target;
        } catch (IOException e) {
            throw new NotWritable("can't write the weights of " + weights.network() + " into " + folder + ": " + e, e);
        }
    }

    private PublishedWeights named(String name) {
        return published.stream()
                .filter(weights -> weights.network().wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownModel("there is no model '" + name + "'; there are "
                        + published.stream()
                                .map(weights -> weights.network().wireName())
                                .collect(Collectors.joining(", "))));
    }

    private void fetch(PublishedWeights weights, Path fetched, PullProgress progress) throws IOException {
        URI from = base.resolve(weights.file());
        String sha256 = download.fetch(from, fetched, progress);
        if (!sha256.startsWith(weights.hashStart())) {
            throw new WrongHash("what came from " + from + " is not the published file: its sha256 is " + sha256
                    + ", which should start with " + weights.hashStart());
        }
    }

    private static void convert(PublishedWeights weights, Path fetched, Path converted) throws IOException {
        try (TorchFile file = TorchFile.open(fetched)) {
            Map<String, StoredTensor> tensors = new LinkedHashMap<>();
            for (String name : weights.tensors()) {
                tensors.put(name, tensor(name, file, weights));
            }
            Safetensors.write(tensors, file, converted);
        }
    }

    private static StoredTensor tensor(String name, TorchFile file, PublishedWeights weights) {
        if (!(file.entries().get(name) instanceof StoredTensor tensor)) {
            throw new MissingTensor(weights.file() + " has no tensor '" + name + "'");
        }
        if (!tensor.isContiguous()) {
            throw new UnreadableFile("tensor '" + name + "' of " + weights.file() + " is not contiguous: its shape is "
                    + tensor.shape() + " and its strides are " + tensor.strides());
        }
        return tensor;
    }
}
