package io.impasto.gateway.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Tells a browser that came by TLS to come by nothing else. The headers that are always the same stand in application.properties. */
@Singleton
public class StrictTransport {

    static final String HEADER = "Strict-Transport-Security";

    private static final String FOR_A_YEAR = "max-age=31536000";
    private static final int FIRST = Integer.MAX_VALUE;

    void register(@Observes Filters filters) {
        filters.register(StrictTransport::tell, FIRST);
    }

    private static void tell(RoutingContext context) {
        if (context.request().isSSL()) { // Also by what a trusted proxy says (quarkus.http.proxy).
            context.response().putHeader(HEADER, FOR_A_YEAR);
        }
        context.next();
    }
}
