package io.impasto.chaos.monkey;

import io.impasto.chaos.crew.Crew;
import io.impasto.chaos.fault.Fault;
import io.impasto.chaos.fault.LinkState;
import io.impasto.chaos.stack.Target;
import io.impasto.chaos.verdict.Inquiry;
import io.impasto.chaos.verdict.StoreWitness;
import io.impasto.chaos.verdict.Verdict;
import io.impasto.common.event.JobEvent;
import io.impasto.common.event.JobEvent.Started;
import io.impasto.local.witness.TopicWitness;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Makes requests and lets faults strike until enough were made, then lets everything heal and judges. For one thread. */
public final class Monkey {

    private static final int LEAST_BETWEEN_FAULTS = 2;
    private static final int MOST_BETWEEN_FAULTS = 8;

    /** The requests at hand aren't all done by then. */
    private static final int MOST_BREATH_MS = 500;

    /** A job that a frozen or cut-off worker had waits for the lock; one that was handed back, for 10 s. */
    private static final Duration ENDS_WITHIN_LEAST = Duration.ofMinutes(3);

    /** After which a worker that came back from the dead has said all it will say. */
    private static final int QUIET_LOCKS = 3;

    private static final Duration SETTLES_WITHIN = Duration.ofSeconds(20);

    private final MonkeyPlan plan;
    private final Target target;
    private final Consumer<String> watcher;
    private final SplittableRandom ofRequests;
    private final SplittableRandom ofFaults;
    private final Map<String, Set<String>> bodies = new TreeMap<>();
    private final Set<String> unprocessable = new HashSet<>();
    private final SortedMap<String, Integer> faultsStruck = new TreeMap<>();
    private int requests;

    /** @param watcher is told what happens, in words */
    public Monkey(MonkeyPlan plan, Target target, Consumer<String> watcher) {
        this.plan = plan;
        this.target = target;
        this.watcher = watcher;
        SplittableRandom seeded = new SplittableRandom(plan.seed());
        this.ofRequests = seeded.split();
        this.ofFaults = seeded.split();
    }

    /** Once only. */
    public MonkeyReport run() throws InterruptedException {
        watcher.accept("run " + plan.run() + ", seed " + plan.seed() + ": starting " + plan.workers() + " workers");
        try (TopicWitness topics = TopicWitness.fromNow(target.bootstrapServers());
                StoreWitness store = new StoreWitness(target.store());
                Crew crew = new Crew(target.workers(), plan.run() + "-w", plan.workers())) {
            Motifs motifs = Motifs.of(target.store().bucket(), plan.run());
            Inquiry inquiry = new Inquiry(topics, store, target.shared());
            crew.musterReady();
            long start = System.nanoTime();
            motifs.putInto(store);
            try {
                rage(topics, crew, new RequestMix(plan.run(), motifs, ofRequests, Clock.systemUTC()));
                heal(crew);
                awaitEnds(topics, crew, Duration.ofNanos(System.nanoTime() - start));
            } finally {
                motifs.removeFrom(store);
            }
            listen(topics, target.lock().multipliedBy(QUIET_LOCKS));
            Verdict verdict = inquiry.settled(bodies.keySet(), unprocessable, SETTLES_WITHIN);
            return report(topics, crew, Duration.ofNanos(System.nanoTime() - start), verdict);
        }
    }

    private void rage(TopicWitness topics, Crew crew, RequestMix mix) throws InterruptedException {
        List<Fault> faults = Faults.against(target, crew);
        while (requests < plan.jobs()) {
            int most = ofFaults.nextInt(LEAST_BETWEEN_FAULTS, MOST_BETWEEN_FAULTS + 1);
            for (int i = 0; i < most && requests < plan.jobs(); i++) {
                make(mix.next(), topics);
            }
            Thread.sleep(ofFaults.nextInt(MOST_BREATH_MS));
            Fault fault = faults.get(ofFaults.nextInt(faults.size()));
            // Of its own: what a fault makes of chance depends on what it finds, the next one's choice mustn't.
            if (fault.strike(ofFaults.split())) {
                faultsStruck.merge(fault.name(), 1, Integer::sum);
                watcher.accept(requests + " requests, " + fault.name());
            }
            crew.muster();
        }
    }

    private void make(MadeRequest request, TopicWitness topics) {
        topics.send(request.topic(), request.key(), request.json(), Map.of());
        requests++;
        if (request.isJob()) {
            bodies.computeIfAbsent(request.key(), key -> new HashSet<>()).add(request.json());
        }
        if (request.isBuried()) {
            unprocessable.add(request.key());
        }
    }

    /** Each fault has healed already, unless this thread was stopped in its midst. */
    private void heal(Crew crew) throws InterruptedException {
        target.kafkaProxy().ifPresent(proxy -> proxy.turn(LinkState.PASS));
        target.storeProxy().ifPresent(proxy -> proxy.turn(LinkState.PASS));
        crew.musterReady();
    }

    private void awaitEnds(TopicWitness topics, Crew crew, Duration raged) {
        Duration most = ENDS_WITHIN_LEAST.plus(raged.multipliedBy(2));
        watcher.accept(requests + " requests made; waiting for the ends of " + bodies.size() + " jobs");
        long end = System.nanoTime() + most.toNanos();
        Set<String> open = new TreeSet<>(bodies.keySet());
        Set<String> unburied = new TreeSet<>(unprocessable);
        while (System.nanoTime() < end && !(open.isEmpty() && unburied.isEmpty())) {
            topics.allEnds().forEach(one -> open.remove(one.jobId()));
            unburied.removeAll(topics.deadKeys());
            crew.muster();
        }
    }

    private static void listen(TopicWitness topics, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            topics.jobIds();
        }
    }

    private MonkeyReport report(TopicWitness topics, Crew crew, Duration took, Verdict verdict) {
        Map<String, List<JobEvent>> events = topics.allEvents().stream()
                .filter(event -> bodies.containsKey(event.jobId().value()))
                .collect(Collectors.groupingBy(event -> event.jobId().value()));
        SortedMap<String, Integer> outcomes = new TreeMap<>();
        SortedMap<Integer, Integer> attempts = new TreeMap<>();
        for (String id : bodies.keySet()) {
            List<JobEvent> ofJob = events.getOrDefault(id, List.of());
            outcomes.merge(outcome(ofJob), 1, Integer::sum);
            attempts.merge(attempts(ofJob), 1, Integer::sum);
        }
        return new MonkeyReport(
                plan,
                took,
                requests,
                bodies.size(),
                contradicted(),
                faultsStruck,
                crew.replaced(),
                crew.died(),
                outcomes,
                attempts,
                verdict);
    }

    private List<String> contradicted() {
        return bodies.entrySet().stream()
                .filter(job -> job.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String outcome(List<JobEvent> events) {
        return events.stream()
                .filter(JobEvent.Terminal.class::isInstance)
                .findFirst()
                .map(JobEvent::what)
                .orElse("no end");
    }

    private static int attempts(List<JobEvent> events) {
        return events.stream()
                .filter(Started.class::isInstance)
                .mapToInt(event -> ((Started) event).attempt())
                .max()
                .orElse(0);
    }
}
