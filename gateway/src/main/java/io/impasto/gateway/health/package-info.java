/**
 * Says whether the gateway is started, can do its work, and is alive: {@code /q/health/started}, {@code ready}, {@code live}.
 *
 * <p>Decision: two background threads know whether Kafka and the store answer, at most a few seconds old, and the checks only
 * look. The gateway starts without either and never exits for want of one. Rejected: asking within the check (a probe that
 * hangs as long as what it probes), liveness that depends on others (restarting us doesn't heal them).
 */
@NullMarked
package io.impasto.gateway.health;

import org.jspecify.annotations.NullMarked;
