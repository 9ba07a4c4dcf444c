package io.impasto.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.impasto.common.InvalidInputException;
import io.impasto.common.wire.Topic;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutTest {

    @ParameterizedTest
    @ValueSource(strings = {"localhost:9092", "127.0.0.1:9092", "[::1]:9092", "127.0.0.1:1, localhost:2"})
    void brokersOnThisMachineHaveNobodyToReplicateTo(String brokers) {
        assertThat(Layout.usualAt(brokers)).isEqualTo(Layout.LOCAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka:9092", "10.0.0.7:9092", "localhost:9092,kafka-2:9092", "localhost.example:9092"})
    void elsewhereABrokerMayBeLost(String brokers) {
        assertThat(Layout.usualAt(brokers).replication()).isEqualTo(3);
        assertThat(Layout.usualAt(brokers).minInsync()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 1 | 3 | 2 | 30 | 5 | request-partitions: 0 is not between 1 and 1000",
                "1 | 1 | 2 | 3 | 30 | 5 | min-insync: 3 is not between 1 and 2",
                "1 | 1 | 3 | 2 | 0  | 5 | lock: 0 is not between 1 and 3600",
                "1 | 1 | 3 | 2 | 30 | 1 | deliveries: 1 is not between 2 and 10",
            })
    void layoutThatCanNotBeIsNamed(
            int requests, int events, int replication, int minInsync, int lock, int deliveries, String named) {
        assertThatThrownBy(() ->
                        new Layout(requests, events, replication, minInsync, Duration.ofSeconds(lock), deliveries))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(named);
    }

    @Test
    void onlyWhatNobodyFindsByItsKeyMayGrow() {
        assertThat(Topic.ALL.stream().filter(Layout::mayGrow).map(Topic::name))
                .containsExactly(Topic.REQUESTS, Topic.URGENT, Topic.DEFERRED);
    }
}
