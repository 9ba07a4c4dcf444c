package io.impasto.worker.intake;

import io.impasto.common.wire.Topic;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ShareGroupDescription;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.jspecify.annotations.Nullable;

/** Asks the broker whether it is there, and whether it counts this worker among those that it gives requests to. For one thread. */
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
            ShareGroupDescription group =
                    GroupSettings.await(Objects.requireNonNull(admin().describeShareGroups(List.of(Topic.WORKERS_GROUP))
                            .describedGroups()
                            .get(Topic.WORKERS_GROUP)));
            boolean member = group.members().stream()
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
