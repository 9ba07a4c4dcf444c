package io.impasto.gateway.submit;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request in JSON, for the contract: that of the topic, except that its id may be left out. */
@Schema(
        name = "Submission",
        description = "The request of the topic `style.requests`, except that its `id` may be left out.",
        additionalProperties = Schema.False.class)
record SubmissionOfReferences(
        @Schema(ref = SubmissionOfReferences.ID) @Nullable String id,

        @Schema(required = true, ref = SubmissionOfReferences.REQUEST + "content")
        String content,

        @Schema(required = true, ref = SubmissionOfReferences.REQUEST + "styles")
        List<Object> styles,

        @Schema(ref = SubmissionOfReferences.REQUEST + "contentMask") @Nullable
        String contentMask,

        @Schema(ref = SubmissionOfReferences.OPTIONS) @Nullable
        Object options,

        @Schema(ref = SubmissionOfReferences.EXPIRY) @Nullable
        String expirytime) {

    static final String REQUEST = "./request.schema.json#/properties/";
    static final String ID = REQUEST + "id";
    static final String OPTIONS = REQUEST + "options";
    static final String EXPIRY = REQUEST + "expirytime";
}
