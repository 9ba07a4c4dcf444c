package io.impasto.gateway.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

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
}
