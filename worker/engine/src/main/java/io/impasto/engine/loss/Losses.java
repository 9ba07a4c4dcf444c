package io.impasto.engine.loss;

import io.impasto.engine.state.SavedState;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The terms of L(x) = L_c + L_s + L_tv.
 *
 * @param content those whose sum is L_c; may be empty
 * @param style those whose sum is L_s; may be empty
 * @param variation L_tv
 */
public record Losses(List<ContentLoss> content, List<StyleTerm> style, PictureLoss variation) {

    public Losses {
        content = List.copyOf(content);
        style = List.copyOf(style);
    }

    /** The taps that are looked at. */
    public Set<String> taps() {
        return Stream.concat(content.stream().map(ContentLoss::tap), styleTaps().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    Set<String> styleTaps() {
        return style.stream().map(term -> term.loss().tap()).collect(Collectors.toUnmodifiableSet());
    }

    void moved() {
        style.forEach(term -> term.loss().moved());
    }

    /** What losses keep from one evaluation to the next is made anew at the next one. */
    public void forget() {
        style.forEach(term -> term.loss().forget());
    }

    public void save(SavedState state) {
        for (int i = 0; i < style.size(); i++) {
            style.get(i).loss().save("style." + i, state);
        }
    }

    public void restore(SavedState state) {
        for (int i = 0; i < style.size(); i++) {
            style.get(i).loss().restore("style." + i, state);
        }
    }
}
