package io.impasto.gateway.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** The gateway's own settings. */
@ConfigMapping(prefix = "impasto.gateway")
public interface GatewayConfig {

    /**
     * Where the gateway keeps what it has read from the topics, some 1 kB a job, so that a restart needn't read them all again. It is lost without
     * harm: the topics are the record. Each gateway needs a folder of its own; on a machine of several users or several gateways, name one.
     */
    @WithDefault("${java.io.tmpdir}/impasto-view")
    Path viewFolder();

    /**
     * How long a job is known after its end; for a while longer it is answered 410, then 404. As long as the completion topic keeps its end is
     * what all gateways can agree on.
     */
    @DurationMin(minutes = 2)
    @WithDefault("7d")
    Duration jobsKept();

    /** How often a stream of events says something, if only that it is alive. The page takes one for dead that is silent for 40 s. */
    @DurationMin(millis = 100)
    @DurationMax(seconds = 30)
    @WithDefault("15s")
    Duration heartbeat();

    /**
     * How many streams of events may be open at a time. Whoever wants one more is told that the gateway is busy, while a connection is left to tell it
     * on: each stream has one, and a process has as many as the system's limit of open files.
     */
    @Min(1)
    @WithDefault("5000")
    int streams();

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
