package io.impasto.engine;

import io.impasto.common.job.NetworkName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where weights are looked for, in this order; last, in this library, which has those of {@code brush}.
 *
 * @param folders each may be absent
 */
public record WeightsFolders(List<Path> folders) {

    /** The environment variable that names the folder to look in first. */
    public static final String VARIABLE = "IMPASTO_MODELS_DIR";

    public WeightsFolders {
        folders = List.copyOf(folders);
    }

    /**
     * {@value #VARIABLE} if it is set, then {@code impasto/models} in the user's cache folder ({@code XDG_CACHE_HOME}, or
     * {@code .cache} in {@code home}).
     */
    public static WeightsFolders fromEnvironment(Map<String, String> environment, Path home) {
        return new WeightsFolders(Stream.concat(
                        set(environment, VARIABLE).map(Path::of).stream(), Stream.of(cacheFolder(environment, home)))
                .toList());
    }

    /** The file's name is the network's, with {@code .safetensors} after it. */
    public static String fileName(NetworkName network) {
        return network.wireName() + ".safetensors";
    }

    /** Whether the network's weights are anywhere. */
    public boolean have(NetworkName network) {
        return search(network).isPresent();
    }

    /** @throws WeightsMissingException if the network's weights are nowhere */
    public NetworkWeights find(NetworkName network) {
        return search(network).orElseThrow(() -> new WeightsMissingException(network, fileName(network), folders));
    }

    /** @throws WeightsMissingException if no folder has the network's file */
    public Path folderWith(NetworkName network) {
        return folders.stream()
                .filter(folder -> Files.isRegularFile(folder.resolve(fileName(network))))
                .findFirst()
                .orElseThrow(() -> new WeightsMissingException(network, fileName(network), folders));
    }

    private Optional<NetworkWeights> search(NetworkName network) {
        return folders.stream()
                .map(folder -> folder.resolve(fileName(network)))
                .filter(Files::isRegularFile)
                .findFirst()
                .<NetworkWeights>map(NetworkWeights.InFile::new)
                .or(() -> NetworkWeights.Bundled.of(network));
    }

    /** Where pulled weights are kept: {@code impasto/models} in the user's cache folder. */
    public static Path cacheFolder(Map<String, String> environment, Path home) {
        return cache(environment, home).resolve("impasto/models");
    }

    private static Path cache(Map<String, String> environment, Path home) {
        return set(environment, "XDG_CACHE_HOME").map(Path::of).orElse(home.resolve(".cache"));
    }

    private static Optional<String> set(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
    }
}
