package io.impasto.local.paint;

import java.time.Instant;
import java.util.Optional;

/**
 * On what terms a gateway's workers are to take an order.
 *
 * @param urgent whether before all that isn't
 * @param expirytime when nobody wants the picture any more; absent for never
 */
public record Terms(boolean urgent, Optional<Instant> expirytime) {

    /** In its turn, however long it takes. */
    public static final Terms NONE = new Terms(false, Optional.empty());
}
