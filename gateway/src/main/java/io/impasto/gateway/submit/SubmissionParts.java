package io.impasto.gateway.submit;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The parts of a form, for the contract; {@link SubmissionForm} reads them. */
@Schema(name = "SubmissionParts", description = "A job with its pictures: a file in each part that holds one.")
record SubmissionParts(
        @Schema(required = true, description = "The picture to paint.")
        PictureFile content,

        @Schema(
                required = true,
                minItems = 1,
                maxItems = 16,
                description = "The pictures whose manner is taken, a file each.")
        List<PictureFile> style,

        @Schema(
                name = "style-weight",
                description = "The styles' shares, one each in their order; none for equal shares.")
        @Nullable
        List<Double> styleWeight,

        @Schema(description = "The content's regions, a colour each, or grey from black to white.") @Nullable
        PictureFile contentMask,

        @Schema(description = "One for each style in their order: a file, or `-` for a style without.") @Nullable
        List<PictureFile> styleMask,

        @Schema(ref = SubmissionOfReferences.OPTIONS) @Nullable
        Object options,

        @Schema(ref = SubmissionOfReferences.ID) @Nullable String id,

        @Schema(ref = SubmissionOfReferences.EXPIRY) @Nullable
        Instant expirytime) {

    /** What stands for a file. */
    @Schema(
            type = SchemaType.STRING,
            contentMediaType = "application/octet-stream",
            description = "A picture's file; its type is told by its bytes.")
    interface PictureFile {}
}
