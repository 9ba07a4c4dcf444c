package io.impasto.gateway.estimate;

import io.impasto.common.image.PictureSize;
import io.impasto.common.job.NetworkCost;
import io.impasto.common.job.NetworkName;
import io.impasto.common.job.Scale;
import io.impasto.common.job.StyleParameters;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * Whether those that are there can do a job.
 *
 * @param queue empty if nothing is known
 * @param known of the workers that have joined, what they can take on
 */
record Servability(Optional<QueueState> queue, List<Crew.Member> known) {

    private static final double GIGABYTE = 1e9;

    /** Why no worker can do it now, in words; empty if one can, or nobody knows. */
    Optional<String> obstacle(StyleParameters parameters, PictureSize output) {
        int smallest = Scale.smallestSide(parameters);
        long pixels = output.pixels();
        long least = NetworkCost.leastBytes(pixels, parameters.optimiser());
        NetworkName network = parameters.network();
        if (output.shorterSide() < smallest) {
            return Optional.of("the painting would have %s px, and %s needs %d px at least: a larger size helps"
                    .formatted(output, network, smallest));
        } else if (queue.isPresent() && queue.get().workers().isEmpty()) {
            return Optional.of("it can't be painted by any worker now, since none is running; it would wait for one");
        } else if (none(member -> member.ability().networks().contains(network))) {
            return Optional.of("no worker that is running has the weights of " + network);
        } else if (none(member -> member.ability().maxOutputPixels() >= pixels)) {
            return Optional.of("the painting would have %s px, and no worker that is running paints more than %d pixels"
                    .formatted(output, most(member -> member.ability().maxOutputPixels())));
        } else if (none(member -> member.ability().memoryBytes() >= least)) {
            return Optional.of(
                    "it needs %.1f GB of memory, and no worker that is running has more than %.1f GB: a smaller size helps"
                            .formatted(
                                    least / GIGABYTE,
                                    most(member -> member.ability().memoryBytes()) / GIGABYTE));
        }
        return Optional.empty();
    }

    /** Of which one may be able that nothing is known of, it isn't said. */
    private boolean none(Predicate<Crew.Member> able) {
        return queue.isPresent()
                && !known.isEmpty()
                && known.size() == queue.get().workers().size()
                && known.stream().noneMatch(able);
    }

    private long most(ToLongFunction<Crew.Member> of) {
        return known.stream().mapToLong(of).max().orElse(0);
    }
}
