package io.impasto.gateway.health;

import io.impasto.gateway.follow.JobView;
import io.impasto.gateway.follow.KafkaTopicFollower;
import io.impasto.gateway.metrics.GatewayMetrics;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** What readiness says, as metrics. */
@Startup
@Singleton
class TroubleGauges {

    TroubleGauges(GatewayMetrics metrics, KafkaTopicFollower follower, StoreWatch storeWatch, JobView view) {
        metrics.watch(
                () -> follower.trouble().isPresent(), () -> storeWatch.trouble().isPresent(), view::complete);
    }
}
