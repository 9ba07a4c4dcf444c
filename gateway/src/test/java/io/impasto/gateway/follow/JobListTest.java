package io.impasto.gateway.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.image.ImageRef;
import io.impasto.common.job.JobId;
import io.impasto.common.job.StyleImage;
import io.impasto.common.job.StyleJob;
import io.impasto.gateway.follow.store.RocksDbStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobListTest {

    private static final Instant AT = Instant.parse("2026-11-24T00:00:00Z");
    private static final ImageRef PICTURE = ImageRef.of("s3://bucket/picture");

    @TempDir
    Path folder;

    private RocksDbStore store;
    private StoredJobView view;

    @BeforeEach
    void submitSome() {
        store = new RocksDbStore(folder);
        view = new StoredJobView(store, Retention.ofEnded(Duration.ofDays(7)));
        view.open();
        submit("a", 0, null);
        submit("b", 1, "ann");
        submit("c", 2, "anna");
        submit("d", 2, "ann");
        submit("e", 3, "ann");
        start("b");
        start("c");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void newestComesFirstAndThoseOfOneMomentByTheirIds() {
        assertThat(ids(null, null, null, null)).containsExactly("e", "c", "d", "b", "a");
    }

    @Test
    void filtersByStateBySubmitterAndByBoth() {
        assertThat(ids("running", null, null, null)).containsExactly("c", "b");
        assertThat(ids("accepted", null, null, null)).containsExactly("e", "d", "a");
        assertThat(ids(null, "ann", null, null)).containsExactly("e", "d", "b");
        assertThat(ids("running", "ann", null, null)).containsExactly("b");
        assertThat(ids("failed", "ann", null, null)).isEmpty();
        assertThat(ids(null, "an", null, null)).isEmpty();
    }

    @Test
    void timesAreFromAndBefore() {
        assertThat(ids(null, null, AT.plusSeconds(1), AT.plusSeconds(3))).containsExactly("c", "d", "b");
        assertThat(ids(null, "ann", AT.plusSeconds(2), null)).containsExactly("e", "d");
        assertThat(ids("accepted", null, null, AT.plusSeconds(1))).containsExactly("a");
        assertThat(ids(null, null, AT.plusSeconds(2).plusNanos(1), null)).containsExactly("e");
        assertThat(ids(null, null, null, AT.plusNanos(1))).containsExactly("a");
    }

    @Test
    void pagesAreTheWholeListHoweverSmallTheyAre() {
        for (int limit = 1; limit <= 6; limit++) {
            List<String> read = new ArrayList<>();
            JobPlace after = null;
            do {
                JobPage page = view.list(new JobListing(null, null, AT, AT.plusSeconds(4), limit, after));
                page.jobs().forEach(job -> read.add(job.id().value()));
                after = page.last() == null ? null : JobPlace.of(page.last().cursor());
            } while (after != null);

            assertThat(read).as("pages of %d", limit).containsExactly("e", "c", "d", "b", "a");
        }
    }

    @Test
    void jobThatGoesOverIntoAnotherStateIsInItsListOnly() {
        start("e");

        assertThat(ids("accepted", "ann", null, null)).containsExactly("d");
        assertThat(ids("running", "ann", null, null)).containsExactly("e", "b");
        assertThat(ids(null, "ann", null, null)).containsExactly("e", "d", "b");
    }

    @Test
    void jobWhoseRequestIsReadLastIsInTheListOfItsState() {
        start("f");
        assertThat(ids("running", null, null, null)).doesNotContain("f");

        submit("f", 9, "ann");

        assertThat(ids("running", "ann", null, null)).containsExactly("f", "b");
    }

    private List<String> ids(
            @Nullable String state, @Nullable String submitter, @Nullable Instant from, @Nullable Instant to) {
        return view.list(new JobListing(state, submitter, from, to, 100, null)).jobs().stream()
                .map(job -> job.id().value())
                .toList();
    }

    private void submit(String id, int second, @Nullable String submitter) {
        StyleJob job = new StyleJob(new JobId(id), PICTURE, List.of(new StyleImage(PICTURE, 1)), null);
        view.submitted(job, AT.plusSeconds(second), submitter, null);
    }

    private void start(String id) {
        Started started = new Started(new JobId(id), AT, 1, "w1", "cpu", 10, 0, null);
        view.read(List.of(JobChange.happened(started, AT, "test")), List.of());
    }
}
