package io.impasto.gateway.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.impasto.common.InvalidInputException;
import io.impasto.common.job.JobId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListQueryTest {

    @Test
    void nothingAsksForTheNewestOfAll() {
        assertThat(query(null, null, null, null, null, null).listing())
                .isEqualTo(new JobListing(null, null, null, null, ListQuery.USUAL_LIMIT, null));
    }

    @Test
    void nextPageAsksForTheSameFromThereOn() {
        JobPlace last = new JobPlace(Instant.parse("2026-11-24T00:00:00Z"), new JobId("a~b"));
        String next = query("running", "Ann & {Bob}", null, null, "7", null).next(last);

        assertThat(next)
                .isEqualTo("/v1/jobs?state=running&submitter=Ann+%26+%7BBob%7D&limit=7&cursor=" + last.cursor());
        assertThat(query(null, null, null, null, null, last.cursor()).listing().after())
                .isEqualTo(last);
    }

    @Test
    void wrongValuesAreRefusedByTheirNames() {
        refused("state", query("done", null, null, null, null, null));
        refused("submitter", query(null, "", null, null, null, null));
        refused("submitter", query(null, "x".repeat(201), null, null, null, null));
        refused("from", query(null, null, "yesterday", null, null, null));
        refused("from", query(null, null, "-1000000000-01-01T00:00:00Z", null, null, null));
        refused("to", query(null, null, null, "+1000000000-01-01T00:00:00Z", null, null));
        refused("to", query(null, null, "2026-11-24T00:00:00Z", "2026-11-24T00:00:00Z", null, null));
        for (String limit : new String[] {"0", "501", "-1", "many", ""}) {
            refused("limit", query(null, null, null, null, limit, null));
        }
        for (String cursor : new String[] {"", "AAAA", "!", "AAAAAAAAAAAA/w", "AAAAAAAAAAAvLw"}) {
            refused("cursor", query(null, null, null, null, null, cursor));
        }
    }

    private static void refused(String field, ListQuery query) {
        assertThatThrownBy(query::listing)
                .as("%s", query)
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo(field));
    }

    private static ListQuery query(
            @Nullable String state,
            @Nullable String submitter,
            @Nullable String from,
            @Nullable String to,
            @Nullable String limit,
            @Nullable String cursor) {
        return new ListQuery(state, submitter, from, to, limit, cursor);
    }
}
