package io.impasto.gateway.submit;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A structured CloudEvent whose data is a request, for the contract. */
@Schema(
        name = "SubmissionEvent",
        description = "A CloudEvent 1.0 in structured mode whose data is a request, its `id` included.")
record SubmissionEvent(
        @Schema(required = true, constValue = "1.0") String specversion,
        @Schema(required = true) String id,
        @Schema(required = true, format = "uri-reference") String source,
        @Schema(required = true) String type,

        @Schema(description = "As the request's field of that name.", format = "date-time") @Nullable
        String expirytime,

        @Schema(required = true, ref = "./request.schema.json")
        Object data) {}
