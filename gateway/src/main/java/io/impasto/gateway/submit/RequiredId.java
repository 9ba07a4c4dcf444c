package io.impasto.gateway.submit;

import io.impasto.common.InvalidInputException;
import io.impasto.common.job.JobId;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The id that a submission's job must have, whether its body names it or not.
 *
 * @param id {@code null} if the body may choose
 * @param from what requires it, for people
 */
record RequiredId(@Nullable JobId id, String from) {

    private static final RequiredId NONE = new RequiredId(null, "nothing");

    /** @throws InvalidInputException if no job can have it */
    static RequiredId ofPath(String id) {
        return new RequiredId(new JobId(id), "the address");
    }

    /**
     * @param header as it was sent; {@code null} if it wasn't
     * @param caller who sent it, {@code null} if that isn't known
     * @throws InvalidInputException if it isn't a legal key
     */
    static RequiredId ofKey(@Nullable String header, @Nullable String caller) {
        return header == null
                ? NONE
                : new RequiredId(IdempotencyKey.parse(header).jobId(caller), "the " + IdempotencyKey.HEADER);
    }

    /** For a body that names none. */
    JobId orRandom(RandomGenerator random) {
        return id == null ? JobId.random(random) : id;
    }

    /** @throws InvalidInputException if the body names another one */
    void check(JobId named) {
        if (id != null && !named.equals(id)) {
            throw new InvalidInputException(
                    "id",
                    named + " is not " + id + ", which " + from
                            + " stands for; leave the field out, or let both agree");
        }
    }
}
