package io.impasto.common.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.impasto.common.job.JobFailure;

/** A failure stands in JSON as its code and its detail. */
@JsonIncludeProperties({"code", "detail"})
@SuppressWarnings("DoNotCallSuggester") // a mix-in: Jackson reads its annotations and never calls it
abstract class JobFailureJson {

    @JsonProperty("code")
    abstract String code();

    @JsonProperty("detail")
    abstract String detail();

    @JsonCreator
    static JobFailure of(@JsonProperty("code") String code, @JsonProperty("detail") String detail) {
        throw new UnsupportedOperationException("annotations only");
    }
}
