package io.impasto.gateway.upload;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.impasto.common.InvalidInputException;
import io.impasto.common.Quoted;
import io.impasto.common.image.ImageRef.ContentAddress;
import io.impasto.common.image.ImageType;
import io.impasto.common.wire.Contract;
import io.impasto.common.wire.JsonProblems;
import io.impasto.common.wire.JsonText;
import io.impasto.gateway.problem.Problem;
import io.impasto.gateway.problem.ProblemException;
import io.impasto.gateway.problem.ProblemType;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What somebody says that they are going to upload.
 *
 * @param bytes its length, bytes
 * @param sha256 of its bytes
 * @param mediaType one of those that are read
 */
record PromisedPicture(
        @JsonProperty(required = true) long bytes,
        @JsonProperty(required = true) String sha256,
        @JsonProperty(required = true) String mediaType) {

    /** @throws InvalidInputException naming the field that no picture has */
    PromisedPicture {
        if (bytes < 1) {
            throw new InvalidInputException("bytes", bytes + " bytes are no picture; at least 1 is needed");
        }
        try {
            new ContentAddress(sha256);
        } catch (InvalidInputException e) {
            throw new InvalidInputException("sha256", String.valueOf(e.getMessage()));
        }
        if (Arrays.stream(ImageType.values()).noneMatch(type -> type.mediaType().equals(mediaType))) {
            throw new InvalidInputException(
                    "mediaType",
                    "'" + Quoted.abbreviated(mediaType) + "' is none that is read; known are "
                            + Arrays.stream(ImageType.values())
                                    .map(ImageType::mediaType)
                                    .collect(Collectors.joining(", ")));
        }
    }

    /** @throws ProblemException if it isn't such a promise, saying why */
    static PromisedPicture of(byte[] json) {
        try {
            PromisedPicture promise = Contract.json().readValue(JsonText.of(json), PromisedPicture.class);
            if (promise == null) {
                throw new InvalidInputException("body", "is not a JSON object");
            }
            return promise;
        } catch (IOException e) {
            throw new ProblemException(Problem.of(ProblemType.INVALID_REQUEST, JsonProblems.describe(e)), e);
        }
    }

    ContentAddress address() {
        return new ContentAddress(sha256);
    }

    /** @throws ProblemException if that is another picture than this, saying in what */
    void requireIs(UploadedPicture picture) {
        requireSame("sha256", sha256, picture.address().sha256());
        requireSame("mediaType", mediaType, picture.header().type().mediaType());
        requireSame("bytes", Long.toString(bytes), Long.toString(picture.bytes()));
    }

    private static void requireSame(String field, String promised, String found) {
        if (!promised.equals(found)) {
            throw new ProblemException(Problem.of(
                    ProblemType.UPLOAD_MISMATCH,
                    field + ": what was uploaded has " + found + "; the ticket was issued for " + promised,
                    field));
        }
    }
}
