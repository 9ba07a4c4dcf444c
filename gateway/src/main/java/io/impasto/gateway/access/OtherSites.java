package io.impasto.gateway.access;

import io.impasto.common.Quoted;
import io.impasto.gateway.config.AccessConfig;
import io.impasto.gateway.problem.Problem;
import io.impasto.gateway.problem.ProblemAnswers;
import io.impasto.gateway.problem.ProblemType;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the pages of other sites, which the user's browser shows beside ours, from using an open gateway. A form or a script of such a page
 * can send what changes something without asking (a "simple" request), and a name that was made to point here lets it read too.
 */
@Singleton
public class OtherSites {

    /** After the security headers, before anybody is asked who they are. */
    private static final int EARLY = 1_000_000;

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Access access;
    private final ProblemAnswers answers;
    private final KnownHosts hosts;

    OtherSites(Access access, AccessConfig config, ProblemAnswers answers) {
        this.access = access;
        this.answers = answers;
        this.hosts = new KnownHosts(config.hosts().orElse(Set.of()));
    }

    void register(@Observes Filters filters) {
        if (access.open()) {
            filters.register(this::check, EARLY);
        }
    }

    private void check(RoutingContext context) {
        Optional<Problem> problem = problem(context.request());
        if (problem.isEmpty()) {
            context.next();
            return;
        }
        context.response()
                .setStatusCode(problem.get().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemAnswers.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, "close") // What is left of the body isn't read.
                .end(Buffer.buffer(answers.body(problem.get())));
    }

    private Optional<Problem> problem(HttpServerRequest request) {
        HostAndPort host = request.authority();
        if (host == null || !hosts.know(host.host())) {
            return Optional.of(Problem.of(
                    ProblemType.UNKNOWN_HOST,
                    "This gateway isn't known as '" + Quoted.abbreviated(host == null ? "" : host.host())
                            + "'; if it is, impasto.access.hosts has to say so."));
        }
        if (!SAFE.contains(request.method()) && !isOwn(request, host)) {
            return Optional.of(Problem.of(
                    ProblemType.CROSS_SITE, "A page of another site sent this; it may look, but not change anything."));
        }
        return Optional.empty();
    }

    private static boolean isOwn(HttpServerRequest request, HostAndPort host) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        // Old browsers say less; what isn't one says nothing.
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin == null || isOrigin(origin, host);
    }

    private static boolean isOrigin(String origin, HostAndPort host) {
        try {
            // Not the scheme: what is https outside may be http behind a proxy.
            return authority(host).equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String authority(HostAndPort host) {
        return (host.port() < 0 ? host.host() : host.host() + ":" + host.port()).toLowerCase(Locale.ROOT);
    }
}
