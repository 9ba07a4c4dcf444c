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
    private final Terms terms;
    private final Consumer<String> say;

    /** @param say is told what a user should know beside the progress */
    public GatewayPainter(GatewayClient gateway, Terms terms, Consumer<String> say) {
        this.gateway = gateway;
        this.terms = terms;
        this.say = say;
    }

    /** Takes the order back if the calling thread is interrupted, within two seconds or not at all. */
    @Override
    public Painting paint(PaintOrder order, Consumer<PaintProgress> watcher) throws IOException, InterruptedException {
        URI job = gateway.submit(order, terms);
        try {
            return follow(job, order.options().traced(), watcher);
        } catch (InterruptedException e) {
            cancel(job);
            throw e;
        }
    }

    private Painting follow(URI job, boolean traced, Consumer<PaintProgress> watcher)
            throws IOException, InterruptedException {
        JobView view = look(job);
        boolean saidChoice = false;
        while (!view.succeeded()) {
            if (view.failure().isPresent()) {
                throw new JobFailedException(view.failure().get());
            }
            if (view.unwanted().isPresent()) {
                throw new NotPaintedException(view.unwanted().get());
            }
            if (!saidChoice && view.choice().isPresent()) {
                saidChoice = true;
                say.accept("painting with " + view.choice().get());
            }
            view.progress().ifPresent(watcher);
            Thread.sleep(LOOK_EVERY.toMillis());
            view = look(job);
        }
        view.progress().ifPresent(watcher);
        return new Painting(
                gateway.image(job), traced ? Optional.of(gateway.trace(job)) : Optional.empty(), view.completeness());
    }

    private void cancel(URI job) throws InterruptedException {
        try {
            gateway.cancel(job);
            say.accept("cancelling " + job);
        } catch (IOException | JobFailedException e) {
            say.accept("could not cancel " + job + ", which may go on: " + e.getMessage());
        }
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
