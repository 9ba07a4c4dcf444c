package io.impasto.local.paint;

import io.impasto.client.ImpastoClient;
import io.impasto.client.JobStatus;
import io.impasto.client.RefusedException;
import io.impasto.common.job.JobFailedException;
import io.impasto.common.job.JobId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Hands the order to a gateway and looks after it until it is done. */
public final class GatewayPainter implements Painter {

    /** Of a cancel: whoever waits for it wants to be gone. */
    private static final Duration CANCELS_WITHIN = Duration.ofSeconds(2);

    private final ImpastoClient gateway;
    private final Terms terms;
    private final RandomGenerator random;
    private final Consumer<String> say;

    /**
     * @param random for the ids of jobs
     * @param say is told what a user should know beside the progress
     */
    public GatewayPainter(ImpastoClient gateway, Terms terms, RandomGenerator random, Consumer<String> say) {
        this.gateway = gateway;
        this.terms = terms;
        this.random = random;
        this.say = say;
    }

    /** Takes the order back if the calling thread is interrupted, within two seconds or not at all. */
    @Override
    public Painting paint(PaintOrder order, Consumer<PaintProgress> watcher) throws IOException, InterruptedException {
        JobId job = JobId.random(random);
        try {
            gateway.submit(order.asJob(job, terms.expirytime()), terms.urgent());
            JobStatus end = gateway.follow(job, new Following(watcher));
            return painting(job, end, order.options().traced());
        } catch (RefusedException e) {
            throw failed(e);
        } catch (InterruptedException e) {
            cancel(job);
            throw e;
        }
    }

    private Painting painting(JobId job, JobStatus end, boolean traced) throws IOException, InterruptedException {
        if (end.failure() != null) {
            throw new JobFailedException(end.failure().asJobFailure());
        }
        switch (end.state()) {
            case "cancelled" -> throw new NotPaintedException("the job was cancelled");
            case "expired" -> throw new NotPaintedException("the job's time was over before there was a picture");
            default -> {}
        }
        try (InputStream image = gateway.image(job)) {
            return new Painting(
                    image.readAllBytes(),
                    traced ? Optional.of(gateway.trace(job)) : Optional.empty(),
                    end.completeness() == null ? 1 : end.completeness());
        }
    }

    /** A refusal of the request itself is what the workers would call it. */
    private static IOException failed(RefusedException refused) {
        if (refused.problem().code().isEmpty() || refused.problem().status() >= 500) {
            return refused;
        }
        throw new JobFailedException(new JobStatus.Failure(
                        refused.problem().code().get(), refused.problem().detail())
                .asJobFailure());
    }

    private void cancel(JobId job) throws InterruptedException {
        try {
            gateway.withPatience(CANCELS_WITHIN).cancel(job);
            say.accept("cancelling " + gateway.address(job));
        } catch (IOException e) {
            say.accept("could not cancel " + gateway.address(job) + ", which may go on: " + e.getMessage());
        }
    }

    /** Tells the watcher how far it is, and people what was chosen, once. */
    private final class Following implements Consumer<JobStatus> {

        private final Consumer<PaintProgress> watcher;
        private boolean saidChoice;

        Following(Consumer<PaintProgress> watcher) {
            this.watcher = watcher;
        }

        @Override
        public void accept(JobStatus status) {
            if (!saidChoice && status.choice() != null) {
                saidChoice = true;
                say.accept("painting with " + status.choice());
            }
            PaintProgress.of(status).ifPresent(watcher);
        }
    }
}
