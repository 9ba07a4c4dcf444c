package io.impasto.engine;

import io.impasto.common.job.NetworkName;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A network's weights are in none of the folders; the message says where they were looked for and how to get them. */
public final class WeightsMissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WeightsMissingException(NetworkName network, String file, List<Path> folders) {
        super("there are no weights for " + network + ": looked for " + file + " in "
                + folders.stream().map(Path::toString).collect(Collectors.joining(" and "))
                + "; 'deploy/impasto models pull " + network + "' gets them, or set " + WeightsFolders.VARIABLE
                + " to the folder that has them");
    }
}
