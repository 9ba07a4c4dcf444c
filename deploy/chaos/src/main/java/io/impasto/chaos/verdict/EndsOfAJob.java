package io.impasto.chaos.verdict;

import io.impasto.common.event.JobEvent.Failed;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.event.JobEvent.Terminal;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.job.ResultImage;
import io.impasto.local.witness.WitnessedEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What was said of one accepted job's end, and whether it is true. */
record EndsOfAJob(String jobId, List<WitnessedEnd> ends, Map<S3Object, String> digests) {

    static EndsOfAJob of(String jobId, Evidence evidence) {
        return new EndsOfAJob(jobId, evidence.endsOf(jobId), evidence.digests());
    }

    int repeated() {
        return ends.size() - (int) ids().count();
    }

    private Stream<String> ids() {
        return ends.stream().map(WitnessedEnd::eventId).distinct();
    }

    List<String> violations() {
        List<String> violations = new ArrayList<>();
        if (ends.isEmpty()) {
            violations.add("job " + jobId + " was accepted, but has no terminal event");
        }
        if (ids().count() > 1) {
            violations.add(
                    "job " + jobId + " has more than one end: " + ids().sorted().toList());
        }
        ids().forEach(id -> {
            List<String> told = ends.stream()
                    .filter(end -> end.eventId().equals(id))
                    .map(end -> told(end.event()))
                    .distinct()
                    .toList();
            if (told.size() > 1) {
                violations.add("job " + jobId + " has repeats of " + id + " that say something else: " + told);
            }
        });
        images().distinct().forEach(image -> check(image, violations));
        return violations;
    }

    /** All of an end that a repeat must say again. */
    private static String told(Terminal event) {
        if (event instanceof Succeeded succeeded) {
            return succeeded.result().image().object() + " with SHA-256 "
                    + succeeded.result().image().sha256();
        } else if (event instanceof Failed failed) {
            return failed.failure().code();
        }
        return event.what();
    }

    private Stream<ResultImage> images() {
        return ends.stream()
                .map(WitnessedEnd::event)
                .filter(Succeeded.class::isInstance)
                .map(event -> ((Succeeded) event).result().image());
    }

    private void check(ResultImage image, List<String> violations) {
        String present = digests.get(image.object());
        if (present == null) {
            violations.add("job " + jobId + " announces " + image.object() + ", which isn't there");
        } else if (!present.equals(image.sha256())) {
            violations.add("job " + jobId + " announces " + image.object() + " with SHA-256 " + image.sha256()
                    + ", but it has " + present);
        }
    }
}
