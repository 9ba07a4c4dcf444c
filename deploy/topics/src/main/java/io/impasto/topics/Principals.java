package io.impasto.topics;

import io.impasto.common.wire.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Who is who to the cluster, such as {@code User:impasto-worker}; with nobody in a role, no rule is asked for it.
 *
 * @param gateways publish requests and cancels, read every topic that tells of jobs, and ask how long the queue is
 * @param workers take requests and tell what becomes of them
 * @param producers write requests and cancels without a gateway
 * @param subscribers read what becomes of jobs, each with consumer groups named {@code style.subscribers.…}
 */
public record Principals(Set<String> gateways, Set<String> workers, Set<String> producers, Set<String> subscribers) {

    public static final Principals NOBODY = new Principals(Set.of(), Set.of(), Set.of(), Set.of());

    /** What the consumer groups of subscribers begin with. */
    public static final String SUBSCRIBERS = "style.subscribers.";

    private static final String ANY_HOST = "*";

    /** All that these need, and nothing else. */
    List<AclBinding> acls() {
        List<AclBinding> acls = new ArrayList<>();
        for (String gateway : gateways) {
            topics(acls, gateway, AclOperation.WRITE, Topic.REQUESTS, Topic.URGENT, Topic.CONTROL);
            topics(
                    acls,
                    gateway,
                    AclOperation.READ,
                    Topic.REQUESTS,
                    Topic.URGENT,
                    Topic.CONTROL,
                    Topic.PROGRESS,
                    Topic.COMPLETIONS);
            group(acls, gateway, AclOperation.DESCRIBE, Topic.WORKERS_GROUP, PatternType.LITERAL);
            group(acls, gateway, AclOperation.READ, Topic.WEBHOOKS_GROUP, PatternType.LITERAL);
        }
        for (String worker : workers) {
            topics(acls, worker, AclOperation.READ, Topic.REQUESTS, Topic.URGENT, Topic.DEFERRED, Topic.CONTROL);
            topics(
                    acls,
                    worker,
                    AclOperation.WRITE,
                    Topic.REQUESTS,
                    Topic.URGENT,
                    Topic.DEFERRED,
                    Topic.DEAD,
                    Topic.PROGRESS,
                    Topic.COMPLETIONS);
            // It asks at its start whether all topics are there.
            topics(
                    acls,
                    worker,
                    AclOperation.DESCRIBE,
                    Topic.ALL.stream().map(Topic::name).toArray(String[]::new));
            for (String group : List.of(Topic.WORKERS_GROUP, Topic.DEFERRAL_GROUP)) {
                group(acls, worker, AclOperation.READ, group, PatternType.LITERAL);
                group(acls, worker, AclOperation.DESCRIBE_CONFIGS, group, PatternType.LITERAL);
            }
        }
        for (String producer : producers) {
            topics(acls, producer, AclOperation.WRITE, Topic.REQUESTS, Topic.URGENT, Topic.CONTROL);
        }
        for (String subscriber : subscribers) {
            topics(acls, subscriber, AclOperation.READ, Topic.PROGRESS, Topic.COMPLETIONS, Topic.DEAD);
            group(acls, subscriber, AclOperation.READ, SUBSCRIBERS, PatternType.PREFIXED);
        }
        return acls;
    }

    private static void topics(List<AclBinding> acls, String principal, AclOperation operation, String... topics) {
        for (String topic : topics) {
            acls.add(allowed(ResourceType.TOPIC, topic, PatternType.LITERAL, principal, operation));
        }
    }

    private static void group(
            List<AclBinding> acls, String principal, AclOperation operation, String group, PatternType pattern) {
        acls.add(allowed(ResourceType.GROUP, group, pattern, principal, operation));
    }

    private static AclBinding allowed(
            ResourceType type, String name, PatternType pattern, String principal, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, name, pattern),
                new AccessControlEntry(principal, ANY_HOST, operation, AclPermissionType.ALLOW));
    }
}
