package io.impasto.gateway.follow;

/** The cluster lacks a topic that the view is read from. */
final class MissingTopicException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingTopicException(String topic) {
        super("topic " + topic + " is missing");
    }
}
