package io.impasto.common.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.impasto.common.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiKeysTest {

    private static final KeyText KEY = KeyText.random(new Random(1));
    private static final ApiKey ALICE = new ApiKey(
            "alice", KEY.sha256(), Set.of(Scope.SUBMIT, Scope.READ), Instant.parse("2026-11-28T12:00:00Z"), 60, 2);

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadAndHasNoKeyInIt() throws IOException {
        Path file = folder.resolve("keys.json");

        new ApiKeys(List.of(ALICE)).writeTo(file);

        assertThat(ApiKeys.in(file)).isEqualTo(new ApiKeys(List.of(ALICE)));
        assertThat(Files.readString(file)).contains(KEY.sha256()).doesNotContain(KEY.value());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void keyIsFoundByItsTextAlone() {
        ApiKeys keys = new ApiKeys(List.of(ALICE, key("bob", 2)));

        assertThat(keys.owner(KEY)).contains(ALICE);
        assertThat(keys.owner(new KeyText(KEY.value() + "x"))).isEmpty();
        assertThat(keys.owner(new KeyText(ALICE.sha256()))).isEmpty();
        assertThat(keys.without("alice").owner(KEY)).isEmpty();
    }

    @Test
    void keyHas256RandomBitsAndIsKnownByItsBeginning() {
        assertThat(KEY.value()).matches("impasto_[A-Za-z0-9_-]{43}");
        assertThat(KeyText.isOne(KEY.value())).isTrue();
        assertThat(KeyText.isOne("eyJhbGciOiJSUzI1NiJ9.e30.c2ln")).isFalse();
        assertThat(KEY.toString()).doesNotContain(KEY.value());
    }

    @Test
    void nameIsThereOnce() {
        ApiKeys keys = new ApiKeys(List.of(ALICE));

        assertThatThrownBy(() -> keys.with(key("alice", 3)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("alice");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                                                   | not a file of keys",
                "{'keys':[{'name':'a b','sha256':'%s','scopes':['read']}]}           | a b",
                "{'keys':[{'sha256':'%s','scopes':['read']}]}                        | name",
                "{'keys':[{'name':'a','sha256':'abc','scopes':['read']}]}            | sha256",
                "{'keys':[{'name':'a','sha256':'%s','scopes':['root']}]}             | scopes",
                "{'keys':[{'name':'a','sha256':'%s','scopes':[]}]}                   | scopes",
                "{'keys':[{'name':'a','sha256':'%s'}]}                               | scopes",
                "{'keys':[{'name':'a','sha256':'%s','scopes':['read'],'openJobs':0}]}| openJobs",
                "{'keys':[{'name':'a','sha256':'%s','scopes':['read'],'admin':true}]}| admin",
            },
            quoteCharacter = '"')
    void fileThatSaysWhatNoneMaySaysSo(String text, String named) throws IOException {
        Path file = Files.writeString(
                folder.resolve("keys.json"), text.replace('\'', '"').replace("%s", "0".repeat(64)));

        assertThatThrownBy(() -> ApiKeys.in(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("keys.json")
                .hasMessageContaining(named);
    }

    @Test
    void scopesAreListed() {
        assertThat(Scope.listed("submit, read")).containsExactly(Scope.SUBMIT, Scope.READ);
        assertThatThrownBy(() -> Scope.listed("submit,root")).hasMessageContaining("root");
        assertThatThrownBy(() -> Scope.listed("")).isInstanceOf(InvalidInputException.class);
        assertThat(Scope.values())
                .extracting(Scope::wireName)
                .containsExactly(Scope.SUBMIT_ROLE, Scope.READ_ROLE, Scope.CANCEL_ROLE, Scope.ADMIN_ROLE);
    }

    private static ApiKey key(String name, int seed) {
        return new ApiKey(name, KeyText.random(new Random(seed)).sha256(), Set.of(Scope.READ), null, null, null);
    }
}
