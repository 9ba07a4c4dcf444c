package io.impasto.gateway.config;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What of the gateway has threads of its own: started in the order given, ended in the reverse one. */
final class Parts implements AutoCloseable {

    private final List<Part> inOrder;
    private final Deque<Part> started = new ArrayDeque<>();

    /** One of them. */
    record Part(Runnable start, Runnable close) {}

    Parts(List<Part> inOrder) {
        this.inOrder = List.copyOf(inOrder);
    }

    void start() {
        for (Part part : inOrder) {
            started.push(part);
            part.start().run();
        }
    }

    /** Ends those that were started, each once. */
    @Override
    public void close() {
        while (!started.isEmpty()) {
            started.pop().close().run();
        }
    }
}
