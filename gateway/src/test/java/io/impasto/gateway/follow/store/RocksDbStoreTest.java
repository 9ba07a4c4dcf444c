package io.impasto.gateway.follow.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RocksDbStoreTest {

    @TempDir
    Path folder;

    private RocksDbStore store;

    @BeforeEach
    void open() {
        store = new RocksDbStore(folder);
        store.open();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void rangesAreReadFromBothEndsAndEndBeforeTheirEnd() {
        put("a", "b", "c", "d");

        assertThat(keys(true, 10)).containsExactly("b", "c");
        assertThat(keys(false, 10)).containsExactly("c", "b");
        assertThat(keys(true, 1)).containsExactly("b");
    }

    @Test
    void laterChangeOfAKeyCountsAndWhatIsNotThereIsNull() {
        StoreChanges changes = new StoreChanges();
        changes.put(bytes("a"), bytes("1"));
        changes.remove(bytes("a"));
        changes.put(bytes("b"), bytes("1"));
        changes.put(bytes("b"), bytes("2"));
        store.write(changes);

        assertThat(store.get(bytes("a"))).isNull();
        assertThat(store.get(List.of(bytes("a"), bytes("b")))).containsExactly(null, bytes("2"));
    }

    @Test
    void whatWasWrittenIsThereAfterItWasClosed() {
        put("a");
        close();
        open();

        assertThat(store.get(bytes("a"))).isNotNull();
    }

    @Test
    void clearedStoreIsEmptyAndGoesOn() {
        put("a");
        store.clear();

        assertThat(store.get(bytes("a"))).isNull();
        put("b");
        assertThat(store.get(bytes("b"))).isNotNull();
    }

    @Test
    void folderIsForOneStoreAtATime() throws IOException {
        RocksDbStore second = new RocksDbStore(folder);

        assertThatThrownBy(second::hold)
                .isInstanceOf(StoreInUseException.class)
                .hasMessageContaining(folder.toString());

        close();
        second.hold();
        second.close();
    }

    @Test
    void storeThatIsShutSaysSo() {
        store.shut();

        assertThatThrownBy(() -> store.get(bytes("a")))
                .isInstanceOf(StoreException.class)
                .isNotInstanceOf(StoreDamagedException.class);
    }

    @Test
    void storeWhoseFilesAreDamagedSaysSoAndCanBeBegunAgain() throws IOException {
        for (String victim : List.of("MANIFEST-", "CURRENT")) {
            put("a");
            store.shut();
            damage(victim);

            assertThatThrownBy(store::open).as(victim).isInstanceOf(StoreDamagedException.class);

            store.clear();
            put("b");
            assertThat(store.get(bytes("b"))).isNotNull();
        }
    }

    @Test
    void folderWithoutItsFilesIsDamagedToo() throws IOException {
        put("a");
        store.shut();
        try (Stream<Path> files = Files.list(folder.resolve("records"))) {
            for (Path file : files.filter(RocksDbStoreTest::isManifest).toList()) {
                Files.delete(file);
            }
        }

        assertThatThrownBy(store::open).isInstanceOf(StoreDamagedException.class);
    }

    private static boolean isManifest(Path file) {
        return file.getFileName().toString().startsWith("MANIFEST-");
    }

    private void damage(String begin) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("records"))) {
            for (Path file : files.filter(it -> it.getFileName().toString().startsWith(begin))
                    .toList()) {
                Files.writeString(file, "nonsense\n");
            }
        }
    }

    private void put(String... keys) {
        StoreChanges changes = new StoreChanges();
        for (String key : keys) {
            changes.put(bytes(key), bytes("value of " + key));
        }
        store.write(changes);
    }

    private List<String> keys(boolean forwards, int most) {
        List<String> keys = new ArrayList<>();
        StoreReader reader = (key, value) -> {
            keys.add(new String(key, US_ASCII));
            return keys.size() < most;
        };
        if (forwards) {
            store.read(bytes("b"), bytes("d"), reader);
        } else {
            store.readBackwards(bytes("b"), bytes("d"), reader);
        }
        return keys;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }
}
