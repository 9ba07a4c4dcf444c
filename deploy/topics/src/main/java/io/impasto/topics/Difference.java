package io.impasto.topics;

import io.impasto.common.wire.Topic;
import org.apache.kafka.common.acl.AclBinding;
import org.jspecify.annotations.Nullable;

/** One thing on a cluster that isn't as it should be; its text is for people. */
public sealed interface Difference {

    /** Whether it can be mended without losing anything and without a person's judgement. */
    default boolean mendable() {
        return true;
    }

    /** There is no such topic. */
    record MissingTopic(Topic topic) implements Difference {
        @Override
        public String toString() {
            return "topic " + topic.name() + " is missing";
        }
    }

    /** A topic has another setting than it should. */
    record TopicSetting(
            String topic, String setting, @Nullable String is, String shouldBe) implements Difference {
        @Override
        public String toString() {
            return "topic " + topic + ": " + setting + " is " + is + ", not " + shouldBe;
        }
    }

    /** A topic has another number of partitions than it should. */
    record Partitions(Topic topic, int are, int shouldBe) implements Difference {
        @Override
        public boolean mendable() {
            return are < shouldBe && Layout.mayGrow(topic);
        }

        @Override
        public String toString() {
            String why = are > shouldBe
                    ? " (Kafka can't take partitions away: drain the topic and make it anew, or ask for " + are + ")"
                    : " (keys would change their place: make the topic anew while nothing is in it, or ask for " + are
                            + ")";
            return "topic " + topic.name() + " has " + are + " partitions, not " + shouldBe + (mendable() ? "" : why);
        }
    }

    /** A topic's records have another number of copies than they should. */
    record Replication(String topic, int is, int shouldBe) implements Difference {
        @Override
        public boolean mendable() {
            return false;
        }

        @Override
        public String toString() {
            return "topic " + topic + " has " + is + " replicas, not " + shouldBe
                    + " (kafka-reassign-partitions.sh moves them)";
        }
    }

    /** A share group has another setting than it should. */
    record GroupSetting(
            String group, String setting, @Nullable String is, String shouldBe) implements Difference {
        @Override
        public String toString() {
            return "group " + group + ": " + setting + " is " + (is == null ? "not set" : is) + ", not " + shouldBe;
        }
    }

    /** Somebody may not do what they have to. */
    record MissingAcl(AclBinding acl) implements Difference {
        @Override
        public String toString() {
            return acl.entry().principal() + " may not " + acl.entry().operation() + " "
                    + acl.pattern().resourceType() + " " + acl.pattern().name();
        }
    }
}
