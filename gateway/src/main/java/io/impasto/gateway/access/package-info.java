/**
 * Who may do what. {@link io.impasto.gateway.access.Access} says whether anybody is asked at all; {@link
 * io.impasto.gateway.access.Caller} is who calls, for everybody who has to know.
 *
 * <p>Decision: a bearer key or an OIDC token makes a Quarkus {@code SecurityIdentity} whose roles are our scopes; resources name
 * the one that they need ({@code @RolesAllowed}), after routing, so that no spelling of a path gets around it. A resource that
 * names none needs {@code admin}: forgetting is noticed, not exploited. An open gateway gives everybody every scope, so there is one
 * way through the code. A provider's own role {@code admin} isn't ours: only what begins with {@code impasto:} counts.
 *
 * <p>Decision: a job belongs to its submitter's name, which travels in its record ({@code key:alice}, {@code oidc:<sub>}: two
 * worlds, two prefixes). Somebody else's job is answered exactly like one that nobody knows, in {@code JobLookup} and nowhere else. A
 * job's id is its Kafka key, one space for all, so that an id is taken can't be hidden from who asks for that very id; nothing else
 * is told then. Ids that we give have 128 random bits. Rejected: ids scoped by submitter (users of Kafka and of HTTP would no longer
 * speak of the same job).
 *
 * <p>Decision: an open gateway is still reached by every page that its user's browser shows. So it refuses what a page of another site
 * sends ({@code Sec-Fetch-Site}, {@code Origin}) and names that it isn't known by ({@code Host}). With keys neither is needed: a
 * browser adds no key by itself. CORS is off unless {@code quarkus.http.cors} says otherwise.
 *
 * <p>Decision: {@code /q/health} stays open, as those who ask it (a probe, the local stack) have no key and learn nothing of any job;
 * {@code /q/metrics} and the rest of {@code /q} need the scope {@code read}. Rejected: the management port, which would move both from
 * where probes, the local stack and the README look for them, and would be open to whoever reaches it.
 *
 * <p>Decision: limits are kept by each gateway for itself, so N replicas let through up to N times as many requests; the number of open jobs is
 * read from the view, which is the same everywhere but a moment late. Rejected: a shared store of buckets (there is none, and a
 * limit that protects needn't be exact).
 */
@NullMarked
package io.impasto.gateway.access;

import org.jspecify.annotations.NullMarked;
