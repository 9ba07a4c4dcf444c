package io.impasto.gateway.estimate;

import io.impasto.common.job.JobOptions;
import io.impasto.common.job.NetworkChoice;
import io.impasto.common.job.NetworkCost;
import io.impasto.common.job.NetworkName;
import io.impasto.common.job.Scale;
import io.impasto.common.job.StyleParameters;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what a job will take, by what is known of jobs, workers and the queue. */
@Singleton
class Estimator {

    private final PaceBook paces;
    private final Crew crew;
    private final Waiting waiting;

    Estimator(PaceBook paces, Crew crew, Waiting waiting) {
        this.paces = paces;
        this.crew = crew;
        this.waiting = waiting;
    }

    /** @throws io.impasto.common.InvalidInputException if the options don't fit together */
    Estimate estimate(EstimateRequest request) {
        JobOptions options = request.validOptions();
        Optional<QueueState> queue = waiting.present();
        List<Crew.Member> present = crew.among(queue.map(QueueState::workers).orElse(Set.of()));
        DeviceKind device = device(present);
        StyleParameters parameters = options.settled(choice(device, present)).parameters();
        List<Scale> scales = Scale.plan(parameters, request.content().size());
        Scale last = scales.get(scales.size() - 1);
        PaceKey kind = PaceKey.of(parameters, device);
        PaceModel model = new PaceModel(kind, paces.jobs(kind));
        Interval seconds = model.seconds(scales);
        Optional<String> obstacle = new Servability(queue, present).obstacle(parameters, last.size());
        return new Estimate(
                scales.stream().mapToInt(Scale::steps).sum(),
                seconds,
                waiting.time().orElse(null),
                seconds,
                NetworkCost.of(parameters.network()).wholeBytes(last.size().pixels(), parameters.optimiser()),
                new Estimate.Assumed(
                        options.presetInUse(),
                        parameters.network(),
                        device.name(),
                        last.size().width(),
                        last.size().height(),
                        scales.size()),
                model.measured() > 0 ? Estimate.Basis.MEASURED : Estimate.Basis.PRIOR,
                model.measured(),
                obstacle.isEmpty(),
                obstacle.orElse(null));
    }

    /** What most of those that are there compute on, else what the last job ran on. */
    private DeviceKind device(List<Crew.Member> present) {
        return present.stream()
                .collect(Collectors.groupingBy(Crew.Member::device, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<DeviceKind, Long>comparingByValue()
                        .thenComparing(Map.Entry::getKey, Comparator.comparing(DeviceKind::name)))
                .map(Map.Entry::getKey)
                .or(paces::newestDevice)
                .orElse(DeviceKind.CPU);
    }

    private static NetworkChoice choice(DeviceKind device, List<Crew.Member> present) {
        return NetworkChoice.on(
                device.gpu(),
                present.stream()
                        .filter(member -> member.device().equals(device))
                        .anyMatch(member -> member.ability().networks().contains(NetworkName.VGG19)));
    }
}
