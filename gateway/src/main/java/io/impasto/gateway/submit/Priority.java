package io.impasto.gateway.submit;

import io.impasto.common.job.Named;
import io.impasto.common.wire.Topic;

/** Whose turn comes first: workers take what is urgent before all else. */
public enum Priority implements Named {
    NORMAL(Topic.REQUESTS),
    URGENT(Topic.URGENT);

    static final String MEANING = "Whose turn comes first: workers take what is `urgent` before all else.";

    private final String topic;

    Priority(String topic) {
        this.topic = topic;
    }

    /** @throws io.impasto.common.InvalidInputException naming both, if it is neither */
    static Priority of(String wireName) {
        return Named.find(values(), "priority", wireName);
    }

    /** Where its requests are taken from. */
    String topic() {
        return topic;
    }
}
