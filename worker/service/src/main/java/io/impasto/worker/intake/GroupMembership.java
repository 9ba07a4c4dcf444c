package io.impasto.worker.intake;

import io.impasto.common.wire.Topic;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ShareGroupDescription;
import org.apache.kafka.clients.admin.ShareMemberDescription;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.jspecify.annotations.Nullable;

/** Asks the broker whether it is there, whether it counts this worker among those that it gives requests to, and how many wait. For one thread. */
public final class GroupMembership implements AutoCloseable {

    private final Supplier<Admin> opening;
    private final String clientId;
    private @Nullable Admin admin;

    /** @param clientId of the worker's consumers */
    public GroupMembership(Supplier<Admin> opening, String clientId) {
        this.opening = opening;
        this.clientId = clientId;
    }

    /** @throws org.apache.kafka.common.KafkaException if it doesn't answer */
    public void requireBroker() {
        GroupSettings.await(admin().describeCluster().nodes());
    }

    /**
     * A broker that doesn't let this worker ask is believed to.
     *
     * @throws IllegalStateException if it doesn't
     * @throws org.apache.kafka.common.KafkaException if it doesn't answer
     */
    public void requireMember() {
        try {
            boolean member = group().members().stream()
                    .filter(other -> other.clientId().equals(clientId))
                    .anyMatch(self -> !self.assignment().topicPartitions().isEmpty());
            if (!member) {
                throw new IllegalStateException(
                        "the broker hasn't given this worker any partition in group " + Topic.WORKERS_GROUP);
            }
        } catch (GroupAuthorizationException e) {
            return;
        }
    }

    /**
     * The queue of what isn't urgent.
     *
     * @throws org.apache.kafka.common.KafkaException if the broker doesn't answer, or doesn't let this worker ask
     */
    public Backlog.Queue queue() {
        // Each worker's consumers have one client id.
        long workers = group().members().stream()
                .map(ShareMemberDescription::clientId)
                .distinct()
                .count();
        long waiting = GroupSettings.await(
                        admin().listShareGroupOffsets(Map.of(Topic.WORKERS_GROUP, new ListShareGroupOffsetsSpec()))
                                .partitionsToOffsetInfo(Topic.WORKERS_GROUP))
                .entrySet()
                .stream()
                .filter(partition -> partition.getKey().topic().equals(Topic.REQUESTS) && partition.getValue() != null)
                .mapToLong(partition -> partition.getValue().lag().orElse(0L))
                .sum();
        return new Backlog.Queue(waiting, (int) workers);
    }

    private ShareGroupDescription group() {
        return GroupSettings.await(Objects.requireNonNull(admin().describeShareGroups(List.of(Topic.WORKERS_GROUP))
                .describedGroups()
                .get(Topic.WORKERS_GROUP)));
    }

    private Admin admin() {
        if (admin == null) {
            admin = opening.get();
        }
        return admin;
    }

    @Override
    public void close() {
        if (admin != null) {
            admin.close();
        }
    }
}
