package io.impasto.local.paint;

import io.impasto.common.job.JobFailedException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Hands the order to a gateway and looks after it until it is done. */
public final class GatewayPainter implements Painter {

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    /** A gateway may be started anew meanwhile: the job goes on without it. */
    private static final int LOOKS_IN_VAIN = 50;

    private final GatewayClient gateway;

    public GatewayPainter(GatewayClient gateway) {
        this.gateway = gateway;
    }

    @Override
    public Painting paint(PaintOrder order, Consumer<PaintProgress> watcher) throws IOException, InterruptedException {
        URI job = gateway.submit(order);
        JobView view = look(job);
        while (!view.succeeded()) {
            if (view.failure().isPresent()) {
                throw new JobFailedException(view.failure().get());
            }
            view.progress().ifPresent(watcher);
            Thread.sleep(LOOK_EVERY.toMillis());
            view = look(job);
        }
        view.progress().ifPresent(watcher);
        return new Painting(
                gateway.image(job), order.options().traced() ? Optional.of(gateway.trace(job)) : Optional.empty());
    }

    private JobView look(URI job) throws IOException, InterruptedException {
        for (int inVain = 1; ; inVain++) {
            try {
                return gateway.view(job);
            } catch (GatewayException e) {
                if (inVain == LOOKS_IN_VAIN) {
                    throw e;
                }
                Thread.sleep(LOOK_EVERY.toMillis());
            }
        }
    }
}
