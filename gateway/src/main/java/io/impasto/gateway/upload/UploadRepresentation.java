package io.impasto.gateway.upload;

import io.impasto.common.image.ImageHeader;
import io.impasto.common.image.ImageRef.ContentAddress;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;

/**
 * An upload as its reader gets it.
 *
 * @param address what a job refers to it by
 * @param width px, as stored
 * @param height px, as stored
 * @param bytes its length, bytes
 * @param mediaType by its first bytes
 */
public record UploadRepresentation(ContentAddress address, int width, int height, long bytes, String mediaType) {

    static UploadRepresentation of(ContentAddress address, long bytes, ImageHeader header) {
        return new UploadRepresentation(
                address, header.width(), header.height(), bytes, header.type().mediaType());
    }

    static UploadRepresentation of(UploadedPicture picture) {
        return of(picture.address(), picture.bytes(), picture.header());
    }

    /** @param isNew whether it came with this request */
    Response answer(boolean isNew) {
        return Response.status(isNew ? Response.Status.CREATED : Response.Status.OK)
                .entity(this)
                .location(UriBuilder.fromPath("/v1/uploads/{sha256}").build(address.sha256()))
                .build();
    }
}
