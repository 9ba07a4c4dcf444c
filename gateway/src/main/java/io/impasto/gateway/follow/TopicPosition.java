package io.impasto.gateway.follow;

/**
 * How far a partition has been read.
 *
 * @param topicId tells a topic from a later one of the same name
 * @param next offset of the first record that hasn't been read
 */
record TopicPosition(String topic, int partition, String topicId, long next) {}
