package io.impasto.local.cli;

import io.impasto.local.stack.DataFolder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Which data folder a command means. */
final class DataFolders {

    private DataFolders() {}

    static DataFolder chosen(@Nullable Path named, Surroundings surroundings) {
        return named == null
                ? DataFolder.ofUser(surroundings.environment(), surroundings.userHome())
                : new DataFolder(named);
    }
}
