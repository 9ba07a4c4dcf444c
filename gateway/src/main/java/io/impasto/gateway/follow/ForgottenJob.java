package io.impasto.gateway.follow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a job that ended too long ago to be kept.
 *
 * @param at when it was forgotten
 * @param submitter who made its request; {@code null} if that wasn't known
 */
public record ForgottenJob(Instant at, @Nullable String submitter) {}
