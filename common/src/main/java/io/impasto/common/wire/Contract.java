package io.impasto.common.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** How values of the contract stand in JSON. */
public final class Contract {

    private Contract() {}

    /** A mapper that refuses what the contract doesn't know or leaves open: a misspelt option is an error, not a default. */
    public static ObjectMapper json() {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .annotationIntrospector(
                        AnnotationIntrospector.pair(new NullMarkedCreators(), new JacksonAnnotationIntrospector()))
                .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
                .addMixIn(io.impasto.common.job.JobFailure.class, JobFailureJson.class)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .serializationInclusion(JsonInclude.Include.NON_NULL)
                .build();
    }

    /**
     * As {@link #json()}, but passes over fields that it doesn't know: for what workers and gateways tell each other, who needn't be of one
     * version while a cluster is being upgraded.
     */
    public static ObjectMapper jsonOfAnyVersion() {
        return json().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }
}
