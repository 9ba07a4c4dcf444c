package io.impasto.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.impasto.gateway.config.Parts.Part;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartsTest {

    private final List<String> done = new ArrayList<>();

    @Test
    void whatStartedLastEndsFirst() {
        Parts parts = new Parts(List.of(part("view"), part("webhooks")));

        parts.start();
        parts.close();
        parts.close();

        assertThat(done).containsExactly("view starts", "webhooks starts", "webhooks ends", "view ends");
    }

    @Test
    void whatWasNotReachedIsNotEnded() {
        Part broken = new Part(
                () -> {
                    throw new IllegalStateException("no");
                },
                () -> done.add("broken ends"));
        Parts parts = new Parts(List.of(part("view"), broken, part("webhooks")));

        assertThatThrownBy(parts::start).isInstanceOf(IllegalStateException.class);
        parts.close();

        assertThat(done).containsExactly("view starts", "broken ends", "view ends");
    }

    private Part part(String name) {
        return new Part(() -> done.add(name + " starts"), () -> done.add(name + " ends"));
    }
}
