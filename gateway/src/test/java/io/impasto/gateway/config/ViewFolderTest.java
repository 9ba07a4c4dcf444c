package io.impasto.gateway.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.impasto.gateway.follow.store.RocksDbStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewFolderTest {

    @TempDir
    Path folder;

    @Test
    void secondGatewayInTheSameFolderIsToldToTakeAnother() {
        try (RocksDbStore first = new RocksDbStore(folder);
                RocksDbStore second = new RocksDbStore(folder)) {
            ViewFolder.hold(first);

            assertThatThrownBy(() -> ViewFolder.hold(second))
                    .hasMessageContaining("another gateway keeps its view of the jobs in " + folder)
                    .hasMessageContaining("impasto.gateway.view-folder");
        }
    }

    @Test
    void folderThatCannotBeMadeIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");

        try (RocksDbStore store = new RocksDbStore(file.resolve("view"))) {
            assertThatThrownBy(() -> ViewFolder.hold(store))
                    .hasMessageContaining("can't be kept in " + file.resolve("view"))
                    .hasMessageContaining("impasto.gateway.view-folder names another folder");
        }
    }
}
