package io.impasto.gateway.access;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Whether this gateway asks for a key, so that the page can say it. */
@Path("/page/access.json")
public class AccessResource {

    private final Access access;

    AccessResource(Access access) {
        this.access = access;
    }

    @GET
    @Operation(hidden = true) // the page's own
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    public Access access() {
        return access;
    }
}
