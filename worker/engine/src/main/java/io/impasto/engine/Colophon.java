package io.impasto.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.impasto.common.Software;
import io.impasto.common.job.JobOptions;
import io.impasto.common.job.StyleParameters;
import io.impasto.common.wire.Contract;
import io.impasto.engine.picture.Provenance;
import java.util.Map;

/**
 * What a finished picture says of how it came to be: enough to paint it again from the same pictures, and nothing of when, where or for
 * whom, so that the same request says the same.
 *
 * @param options as they were asked for
 * @param weightsSha256 of the network's weights, lower-case hexadecimal
 */
public record Colophon(JobOptions options, String weightsSha256) {

    /** Nothing if the options ask for nothing. */
    Provenance provenance() {
        if (!options.output().provenance()) {
            return Provenance.NONE;
        }
        StyleParameters parameters = options.parameters();
        return new Provenance(Map.of(
                Provenance.SOFTWARE,
                Software.NAME,
                "impasto:options",
                asked(),
                "impasto:preset",
                options.presetInUse().wireName(),
                "impasto:size",
                Integer.toString(parameters.size()),
                "impasto:seed",
                Long.toString(parameters.seed()),
                "impasto:network",
                parameters.network().wireName(),
                "impasto:weights-sha256",
                weightsSha256));
    }

    private String asked() {
        try {
            return Contract.json().writeValueAsString(options);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("options always have a JSON form", e);
        }
    }
}
