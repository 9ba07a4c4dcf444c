package io.impasto.gateway.follow;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs are asked for; those whose request hasn't been read are in no list.
 *
 * @param state as the contract spells it; {@code null} for any
 * @param submitter {@code null} for anybody's
 * @param from submitted then or later; {@code null} for all
 * @param to submitted before then; {@code null} for all
 * @param limit how many at the most, from 1
 * @param after the last one of the page before; {@code null} for the first page
 */
public record JobListing(
        @Nullable String state,
        @Nullable String submitter,
        @Nullable Instant from,
        @Nullable Instant to,
        int limit,
        @Nullable JobPlace after) {

    /** Of these, those of that submitter; empty if others' are asked for. */
    Optional<JobListing> of(String own) {
        return submitter == null || submitter.equals(own)
                ? Optional.of(new JobListing(state, own, from, to, limit, after))
                : Optional.empty();
    }
}
