package io.impasto.gateway.page;

import io.impasto.common.job.StyleJob;
import io.impasto.gateway.config.ImagesConfig;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How much this gateway takes, so that the page can say it before anything is sent. */
@Path("/page/limits.json")
public class PageLimits {

    private final Limits limits;

    PageLimits(
            ImagesConfig images, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBodySize) {
        this.limits = new Limits(images.maxBytes(), images.maxPixels(), maxBodySize.asLongValue(), StyleJob.MAX_STYLES);
    }

    /**
     * @param maxBytes of a picture as sent
     * @param maxPixels of a picture, width × height
     * @param maxRequestBytes of a whole request
     * @param maxStyles that one job takes
     */
    public record Limits(long maxBytes, long maxPixels, long maxRequestBytes, int maxStyles) {}

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    public Limits limits() {
        return limits;
    }
}
