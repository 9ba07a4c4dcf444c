package io.impasto.gateway.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A text whose code stands between backticks, in pieces that a page can show.
 *
 * @param runs in their order
 */
public record Prose(List<Run> runs) {

    /**
     * A piece.
     *
     * @param code whether it stood between backticks
     */
    public record Run(String text, boolean code) {}

    /** What blank lines part. */
    static List<Prose> paragraphs(String text) {
        return Stream.of(text.split("\\R\\h*\\R")).map(Prose::of).toList();
    }

    static Prose of(String text) {
        List<Run> runs = new ArrayList<>();
        String[] pieces = text.strip().split("`", -1);
        for (int i = 0; i < pieces.length; i++) {
            if (!pieces[i].isEmpty()) {
                runs.add(new Run(pieces[i], i % 2 == 1));
            }
        }
        return new Prose(List.copyOf(runs));
    }
}
