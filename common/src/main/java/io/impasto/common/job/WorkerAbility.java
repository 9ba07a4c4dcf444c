package io.impasto.common.job;

import java.util.List;

/**
 * What a worker can take on.
 *
 * @param networks whose weights it has
 * @param memoryBytes that an optimisation may take; larger pictures are painted in tiles
 * @param maxOutputPixels the most pixels of a result
 */
public record WorkerAbility(List<NetworkName> networks, long memoryBytes, long maxOutputPixels) {

    public WorkerAbility {
        networks = List.copyOf(networks);
    }
}
