package io.impasto.chaos.verdict;

import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.local.witness.WitnessedEnd;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is left when everything has come to rest.
 *
 * @param accepted ids of the jobs whose requests the broker has acknowledged
 * @param unprocessable keys of the requests that nobody could read, and the broker has acknowledged
 * @param ends every record of the completion topic, other people's jobs included
 * @param deadLetters keys of the dead letters
 * @param objects keys of the objects that came to be meanwhile
 * @param digests SHA-256, lower-case hexadecimal, of the objects that {@code ends} of accepted jobs announce; without those that aren't there
 */
public record Evidence(
        Set<String> accepted,
        Set<String> unprocessable,
        List<WitnessedEnd> ends,
        Set<String> deadLetters,
        Set<String> objects,
        Map<S3Object, String> digests) {

    public Evidence {
        accepted = Set.copyOf(accepted);
        unprocessable = Set.copyOf(unprocessable);
        ends = List.copyOf(ends);
        deadLetters = Set.copyOf(deadLetters);
        objects = Set.copyOf(objects);
        digests = Map.copyOf(digests);
    }

    List<WitnessedEnd> endsOf(String jobId) {
        return ends.stream().filter(end -> end.jobId().equals(jobId)).toList();
    }
}
