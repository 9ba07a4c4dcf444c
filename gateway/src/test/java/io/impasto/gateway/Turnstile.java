package io.impasto.gateway;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicReference;

/** Stands where a deployment's guards would: sends the strictest policy that the page has to live with, and asks for a key if told to. */
@Singleton
public class Turnstile {

    static final String POLICY = "default-src 'self'; img-src 'self' blob: data:; object-src 'none'; base-uri 'none';"
            + " frame-ancestors 'none'";

    /** The one key that lets in; empty to let everybody in. */
    static final AtomicReference<String> KEY = new AtomicReference<>("");

    private static final int EARLY = 1000;

    void register(@Observes Filters filters) {
        filters.register(Turnstile::check, EARLY);
    }

    private static void check(RoutingContext context) {
        context.response().putHeader("Content-Security-Policy", POLICY);
        boolean guarded =
                context.request().path().startsWith("/v1/") && !KEY.get().isEmpty();
        if (guarded && !("Bearer " + KEY.get()).equals(context.request().getHeader("Authorization"))) {
            context.response()
                    .setStatusCode(401)
                    .putHeader("Content-Type", "application/problem+json")
                    .end("{\"status\":401,\"detail\":\"A key is needed.\"}");
            return;
        }
        context.next();
    }
}
