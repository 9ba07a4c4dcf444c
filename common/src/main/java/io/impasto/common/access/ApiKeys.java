package io.impasto.common.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.impasto.common.InvalidInputException;
import io.impasto.common.wire.Contract;
import io.impasto.common.wire.JsonProblems;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * All keys of a gateway, as a file has them: {@code {"keys": [{"name": …, "sha256": …, "scopes": […]}, …]}}.
 *
 * @param keys no two of one name
 */
public record ApiKeys(List<ApiKey> keys) {

    public static final ApiKeys NONE = new ApiKeys(List.of());

    private static final ObjectMapper JSON = Contract.json().enable(SerializationFeature.INDENT_OUTPUT);

    public ApiKeys {
        keys = List.copyOf(Objects.requireNonNullElse(keys, List.of()));
        Set<String> names = new HashSet<>();
        for (ApiKey key : keys) {
            if (!names.add(key.name())) {
                throw new InvalidInputException("name", "there are two keys named " + key.name());
            }
        }
    }

    /** @throws IOException if it can't be read, or says what no such file may */
    public static ApiKeys in(Path file) throws IOException {
        byte[] text = Files.readAllBytes(file);
        try {
            return Objects.requireNonNullElse(JSON.readValue(text, ApiKeys.class), NONE);
        } catch (JsonProcessingException e) {
            throw new IOException(file + " is not a file of keys: " + JsonProblems.describe(e), e);
        }
    }

    /** Replaces the file as a whole, for its owner's eyes alone. */
    public void writeTo(Path file) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
        Path fresh = Files.createTempFile(folder, file.getFileName().toString(), ".new"); // rw-------
        try {
            Files.write(fresh, JSON.writeValueAsBytes(this));
            replace(fresh, file);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void replace(Path fresh, Path file) throws IOException {
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Whose key that is. Each is compared, so that the time taken doesn't say which. */
    public Optional<ApiKey> owner(KeyText presented) {
        byte[] hash = presented.hash();
        Optional<ApiKey> owner = Optional.empty();
        for (ApiKey key : keys) {
            if (key.matchesHash(hash)) {
                owner = Optional.of(key);
            }
        }
        return owner;
    }

    public Optional<ApiKey> named(String name) {
        return keys.stream().filter(key -> key.name().equals(name)).findFirst();
    }

    /** @throws InvalidInputException if there is one of that name */
    public ApiKeys with(ApiKey key) {
        List<ApiKey> more = new ArrayList<>(keys);
        more.add(key);
        return new ApiKeys(more);
    }

    public ApiKeys without(String name) {
        return new ApiKeys(keys.stream().filter(key -> !key.name().equals(name)).toList());
    }
}
