package io.impasto.gateway.result;

import io.impasto.common.job.FormatName;
import io.impasto.common.job.JobId;
import java.util.Arrays;
import java.util.Optional;

/**
 * A result as a browser is to take it: under which name, as what, whether to show or to save it.
 *
 * @param mediaType one of those that results have; what an event says beyond them is served as mere bytes, and saved
 */
record ResultFile(String name, String mediaType, String disposition) {

    private static final String BYTES = "application/octet-stream";

    /**
     * @param job whose id has no character that a header or a file's name would stumble over
     * @param saidType as the event says it
     * @param save whether to save it although it could be shown
     */
    static ResultFile of(JobId job, String saidType, boolean save) {
        Optional<FormatName> format = Arrays.stream(FormatName.values())
                .filter(known -> known.mediaType().equals(saidType))
                .findFirst();
        String name = "impasto-" + job + "." + format.map(FormatName::extension).orElse("bin");
        String how = save || format.isEmpty() ? "attachment" : "inline";
        return new ResultFile(
                name, format.map(FormatName::mediaType).orElse(BYTES), how + "; filename=\"" + name + "\"");
    }
}
