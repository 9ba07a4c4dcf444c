package io.impasto.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.wire.Topic;
import io.impasto.local.servers.LocalBroker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** On one broker, as it changes. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TopicsCommandIT {

    @TempDir
    private static Path folder;

    private static LocalBroker broker;
    private static Admin admin;

    @BeforeAll
    static void start() {
        broker = LocalBroker.start(
                folder,
                0,
                Map.of(
                        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                        "super.users", "User:ANONYMOUS"));
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    @AfterAll
    static void stop() {
        admin.close();
        broker.close();
    }

    @Test
    @Order(1)
    void diffNamesAllThatIsMissingAndChangesNothing() throws Exception {
        CommandRun diff = topics("diff");

        assertThat(diff.exitCode()).isEqualTo(1);
        assertThat(diff.out().lines())
                .contains("topic style.requests is missing", "topic style.requests.dead is missing")
                .contains("group style.workers: share.auto.offset.reset is not set, not earliest")
                .hasSize(Topic.ALL.size() + 2 * 4);
        assertThat(admin.listTopics().names().get()).isEmpty();
    }

    @Test
    @Order(2)
    void applyMakesItAllAndThenFindsNothingToDo() throws Exception {
        CommandRun apply = topics("apply");
        CommandRun again = topics("apply");

        assertThat(apply.exitCode()).isZero();
        assertThat(apply.out()).contains("mended: topic style.requests is missing");
        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).isEqualTo("All is as it should be.\n");
        assertThat(topics("diff").out()).isEqualTo("All is as it should be.\n");
        assertThat(admin.listTopics().names().get())
                .containsExactlyInAnyOrderElementsOf(
                        Topic.ALL.stream().map(Topic::name).toList());
    }

    @Test
    @Order(3)
    void whatSomebodyHasChangedIsFoundAndSetBackAndNothingElse() throws Exception {
        // Given
        ConfigResource completions = new ConfigResource(ConfigResource.Type.TOPIC, Topic.COMPLETIONS);
        admin.incrementalAlterConfigs(Map.of(
                        completions,
                        List.of(set("retention.ms", "60000"), set("segment.bytes", "2000000")),
                        new ConfigResource(ConfigResource.Type.GROUP, Topic.WORKERS_GROUP),
                        List.of(set("share.auto.offset.reset", "latest"))))
                .all()
                .get();

        // When
        CommandRun diff = topics("diff");
        CommandRun apply = topics("apply");

        // Then
        assertThat(diff.out().lines())
                .containsExactly(
                        "topic style.completions: retention.ms is 60000, not 604800000",
                        "group style.workers: share.auto.offset.reset is latest, not earliest");
        assertThat(apply.exitCode()).isZero();
        assertThat(admin.describeConfigs(List.of(completions))
                        .all()
                        .get()
                        .get(completions)
                        .get("segment.bytes")
                        .value())
                .isEqualTo("2000000");
        assertThat(topics("diff").exitCode()).isZero();
    }

    @Test
    @Order(4)
    void requestsGetMorePartitionsAndWhatHasKeysIsLeftToAPerson() {
        CommandRun apply = topics("apply", "--request-partitions", "2", "--event-partitions", "2");

        assertThat(apply.exitCode()).isEqualTo(1);
        assertThat(apply.out().lines().filter(line -> line.startsWith("mended: ")))
                .containsExactly(
                        "mended: topic style.requests has 1 partitions, not 2",
                        "mended: topic style.requests.urgent has 1 partitions, not 2",
                        "mended: topic style.requests.deferred has 1 partitions, not 2");
        assertThat(apply.out().lines().filter(line -> line.startsWith("left: ")))
                .hasSize(2)
                .allMatch(line -> line.contains("keys would change their place"));
        assertThat(topics("diff").out()).contains("Kafka can't take partitions away");
    }

    @Test
    @Order(5)
    void missingCopiesAreSaidAndLeft() {
        CommandRun apply = topics("apply", "--request-partitions", "2", "--replication", "3", "--min-insync", "1");

        assertThat(apply.exitCode()).isEqualTo(1);
        assertThat(apply.out())
                .contains("left: topic style.control has 1 replicas, not 3 (kafka-reassign-partitions.sh moves them)");
    }

    @Test
    @Order(6)
    void whoWorksGetsTheRulesForItOnce() throws Exception {
        String[] roles = {
            "--request-partitions", "2", "--worker-principal", "User:worker", "--gateway-principal", "User:gateway"
        };

        assertThat(topics("diff", roles).out())
                .contains("User:worker may not WRITE TOPIC style.completions")
                .contains("User:worker may not READ GROUP style.workers")
                .doesNotContain("User:gateway may not WRITE TOPIC style.completions");
        assertThat(topics("apply", roles).exitCode()).isZero();
        int rules = admin.describeAcls(AclBindingFilter.ANY).values().get().size();
        assertThat(topics("apply", roles).out()).isEqualTo("All is as it should be.\n");
        assertThat(admin.describeAcls(AclBindingFilter.ANY).values().get()).hasSize(rules);
    }

    @Test
    @Order(7)
    void clusterThatRefusesIsNamedWithItsReason() throws Exception {
        admin.createTopics(List.of(new NewTopic("other", 1, (short) 1))).all().get();
        admin.deleteTopics(List.of(Topic.DEAD)).all().get();

        CommandRun apply = topics("apply", "--request-partitions", "2", "--replication", "2", "--min-insync", "1");

        assertThat(apply.exitCode()).isEqualTo(1);
        assertThat(apply.err()).contains(broker.bootstrapServers()).containsIgnoringCase("replication factor");
    }

    @Test
    @Order(8)
    void unreadableClientSettingsAreWrongUse() {
        CommandRun diff =
                topics("diff", "--command-config", folder.resolve("none").toString());

        assertThat(diff.exitCode()).isEqualTo(2);
        assertThat(diff.err()).contains("command-config: " + folder.resolve("none") + " can't be read");
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }

    private static CommandRun topics(String command, String... more) {
        String[] arguments = new String[more.length + 4];
        arguments[0] = "topics";
        arguments[1] = command;
        arguments[2] = "--bootstrap";
        arguments[3] = broker.bootstrapServers();
        System.arraycopy(more, 0, arguments, 4, more.length);
        return CommandRun.of(folder, folder, arguments);
    }
}
