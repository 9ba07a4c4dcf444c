package io.impasto.worker.intake;

import io.impasto.common.InvalidInputException;
import io.impasto.common.job.ClassicParameters;
import io.impasto.common.job.JobOptions;
import io.impasto.common.job.PyramidParameters;
import io.impasto.common.job.StyleJob;
import io.impasto.common.job.StyleParameters;
import io.impasto.common.wire.UndecodableRequestException;
import io.impasto.worker.run.Delivery;
import java.util.List;
import java.util.Optional;

/**
 * Which requests are worked at together: small ones that go through the same layers in the same sizes. Not one whose time is limited, for in
 * company it takes longer; the others' gain isn't its own.
 *
 * @param requests at most so many at a time; 1 for none together
 * @param longestSide of pictures, px
 */
public record BatchRules(int requests, int longestSide) {

    public BatchRules {
        if (requests < 1 || longestSide < 1) {
            throw new InvalidInputException(
                    "impasto.worker.batch", "requests " + requests + " and size " + longestSide + " must be 1 or more");
        }
    }

    boolean off() {
        return requests == 1;
    }

    /** What a request has in common with those that it is worked at together with; empty if with none. */
    Optional<Object> kind(Delivery delivery) {
        if (off() || delivery.last()) {
            return Optional.empty();
        }
        try {
            return kind(delivery.submission().job());
        } catch (UndecodableRequestException e) {
            return Optional.empty();
        }
    }

    private Optional<Object> kind(StyleJob job) {
        JobOptions options = job.options();
        StyleParameters parameters = options.parameters();
        boolean small = parameters.size() <= longestSide && job.expirytime() == null;
        return small ? shape(parameters).map(shape -> List.of(shape, options.leaveNetworkOpen())) : Optional.empty();
    }

    private static Optional<Object> shape(StyleParameters parameters) {
        List<Object> common =
                List.of(parameters.network(), parameters.size(), parameters.contentLayer(), parameters.styleLayers());
        if (parameters instanceof ClassicParameters) {
            return Optional.of(common);
        }
        PyramidParameters pyramid = (PyramidParameters) parameters;
        return pyramid.originalSize()
                ? Optional.empty()
                : Optional.of(List.of(
                        common,
                        pyramid.smallestScale(),
                        pyramid.scales(),
                        pyramid.pooling(),
                        pyramid.initialIterations(),
                        pyramid.iterations()));
    }
}
