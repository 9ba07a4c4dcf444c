package io.impasto.gateway.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** The gateway's own settings. */
@ConfigMapping(prefix = "impasto.gateway")
public interface GatewayConfig {

    /**
     * How many finished jobs the view keeps; of more, the ones that finished first are forgotten and answered as unknown. About
     * 1 kB each. Open jobs are always kept.
     */
    @Min(100)
    @WithDefault("10000")
    int finishedJobsKept();

    /**
     * How long an upload is there for jobs after it was last uploaded or a job was last submitted with it. Has to be longer than the
     * longest time that a job may wait for its turn: a job whose upload went in the meantime fails with {@code missing-object}.
     */
    @DurationMin(days = 2)
    @WithDefault("7d")
    Duration uploadsKept();

    /** How long a form for an upload to the store itself may be sent and completed. */
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 15)
    @WithDefault("15m")
    Duration uploadLinksLast();

    /** How long a link to a result may last at most, and lasts unless it is asked for a shorter time; S3 signs for 7 days. */
    @DurationMin(seconds = 1)
    @DurationMax(days = 7)
    @WithDefault("1h")
    Duration resultLinksLast();
}
