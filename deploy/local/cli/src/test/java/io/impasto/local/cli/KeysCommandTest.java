package io.impasto.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.access.ApiKey;
import io.impasto.common.access.ApiKeys;
import io.impasto.common.access.KeyText;
import io.impasto.common.access.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysCommandTest {

    @TempDir
    Path home;

    private Path file;

    @BeforeEach
    void nameAFile() {
        file = home.resolve("keys.json");
    }

    private CommandRun run(String... arguments) {
        return CommandRun.of(home, home.resolve("weights"), arguments);
    }

    @Test
    void addPrintsTheKeyOnceAndKeepsItsHash() throws IOException {
        CommandRun add =
                run("keys", "add", "alice", "--scopes", "submit,read", "--open-jobs", "2", "--file", file.toString());

        assertThat(add.exitCode()).isZero();
        KeyText key = new KeyText(add.out().strip());
        ApiKey kept = ApiKeys.in(file).owner(key).orElseThrow();
        assertThat(kept.name()).isEqualTo("alice");
        assertThat(kept.scopes()).containsExactlyInAnyOrder(Scope.SUBMIT, Scope.READ);
        assertThat(kept.openJobs()).isEqualTo(2);
        assertThat(add.err()).contains("only time").doesNotContain(key.value());
        assertThat(Files.readString(file)).doesNotContain(key.value());
    }

    @Test
    void listSaysWhoMayDoWhat() {
        run("keys", "add", "alice", "--file", file.toString());
        run("keys", "add", "root", "--scopes", "admin", "--requests-per-minute", "600", "--file", file.toString());

        CommandRun list = run("keys", "list", "--file", file.toString());

        assertThat(list.exitCode()).isZero();
        assertThat(list.out().lines())
                .anyMatch(line -> line.startsWith("alice  submit,read,cancel  since "))
                .anyMatch(line -> line.startsWith("root  admin  600 requests/min  since "));
    }

    @Test
    void removedKeyIsGone() throws IOException {
        run("keys", "add", "alice", "--file", file.toString());
        run("keys", "add", "bob", "--file", file.toString());

        assertThat(run("keys", "remove", "alice", "--file", file.toString()).exitCode())
                .isZero();

        assertThat(ApiKeys.in(file).named("alice")).isEmpty();
        assertThat(ApiKeys.in(file).named("bob")).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "keys                           | add, list, remove",
                "keys add alice                 | IMPASTO_ACCESS_KEYS_FILE",
                "keys add a/b --file FILE       | a/b",
                "keys add alice --scopes root --file FILE | root",
                "keys add alice --open-jobs 0 --file FILE | openJobs",
                "keys add there --file FILE     | keys remove there",
                "keys remove nobody --file FILE | no key named 'nobody'",
            })
    void wrongUseIsNamedAndChangesNothing(String wrong, String named) throws IOException {
        run("keys", "add", "there", "--file", file.toString());
        String before = Files.readString(file);

        CommandRun keys = run(wrong.strip().replace("FILE", file.toString()).split(" +", -1));

        assertThat(keys.exitCode()).isEqualTo(2);
        assertThat(keys.err()).contains(named);
        assertThat(Files.readString(file)).isEqualTo(before);
    }
}
