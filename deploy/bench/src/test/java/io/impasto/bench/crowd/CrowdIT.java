package io.impasto.bench.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.bench.scale.Inputs;
import io.impasto.engine.picture.Picture;
import io.impasto.engine.picture.PictureWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real broker and a real S3 server. */
class CrowdIT {

    @TempDir
    static Path folder;

    @Test
    void everyJobIsDoneOnceAndWhatItCostIsTold() throws Exception {
        ServiceTimes times = new ServiceTimes(Inputs.named("h100"), 1000);
        List<Order> orders = Order.allAtOnce(12, times.inputs().mix(), 1);
        byte[] picture = PictureWriter.png(new Picture(8, 8, new byte[Picture.CHANNELS * 8 * 8]));

        Round round;
        try (Servers servers = Servers.start(folder, picture, picture)) {
            round = Round.of(2, orders, servers, times, picture);
        }

        assertThat(round.stays())
                .extracting(Stay::job)
                .containsExactlyInAnyOrderElementsOf(
                        orders.stream().map(order -> order.id().value()).toList());
        assertThat(round.lost()).isZero();
        assertThat(round.twoEnds()).isZero();
        assertThat(round.unhappy()).isZero();
        assertThat(round.requests().get("ShareAcknowledge")).isGreaterThanOrEqualTo(orders.size());
        assertThat(round.storeCalls()).isGreaterThan(9L * orders.size());
    }
}
