package io.impasto.bench.scale;

import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** One day with one policy. Runs once; the same seed gives the same outcome. */
final class Simulation {

    private final List<Job> jobs;
    private final Machine machine;
    private final @Nullable Autoscaler autoscaler;
    private final Fleet fleet;
    private final Backlog backlog = new Backlog();
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final LastJobs last = new LastJobs();
    private final SplittableRandom starts;
    private final SplittableRandom kills;
    private long order;
    private int finished;
    private int restarts;
    private double lost;

    private enum What {
        READY,
        DONE,
        KILLED,
        BACK
    }

    private record Event(
            double at,
            long order,
            What what,
            @Nullable Worker worker,
            int attempt,
            @Nullable Job job) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Double.compare(at, other.at);
            return byTime == 0 ? Long.compare(order, other.order) : byTime;
        }
    }

    /** @param jobs by arrival */
    Simulation(List<Job> jobs, Machine machine, Policy policy, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        this.jobs = jobs.stream().map(Job::anew).toList();
        this.machine = machine;
        this.starts = random.split();
        this.kills = random.split();
        if (policy instanceof Policy.Fixed fixed) {
            autoscaler = null;
            fleet = new Fleet(Victims.ANY, random);
            for (int i = 0; i < fixed.workers(); i++) {
                ready(0, fleet.reserve(0));
            }
        } else {
            Policy.Scaled scaled = (Policy.Scaled) policy;
            autoscaler = new Autoscaler(scaled.signal(), scaled.behaviour());
            fleet = new Fleet(scaled.victims(), random);
        }
    }

    /**
     * Until all jobs are finished.
     *
     * @param until so long at least, s: reserved GPUs cost also when nothing is to be done
     */
    Outcome run(double until) {
        int arrived = 0;
        double now = 0;
        while (finished < jobs.size() || now < until) {
            double arrival = arrived < jobs.size() ? jobs.get(arrived).arrival() : Double.POSITIVE_INFINITY;
            double event =
                    events.isEmpty() ? Double.POSITIVE_INFINITY : events.peek().at();
            double look = autoscaler == null ? Double.POSITIVE_INFINITY : autoscaler.next();
            double next = Math.min(Math.min(arrival, event), look);
            if (finished == jobs.size() && next > until) {
                now = until;
                break;
            }
            now = next;
            if (event == now) {
                happen(now, events.remove());
            } else if (arrival == now) {
                backlog.add(jobs.get(arrived++));
                dispatch(now);
            } else {
                look(now);
            }
        }
        return outcome(now);
    }

    private void happen(double now, Event event) {
        switch (event.what()) {
            case READY -> {
                if (event.worker() != null && !event.worker().gone) {
                    ready(now, event.worker());
                }
            }
            case DONE -> {
                if (event.worker() != null && event.worker().attempt == event.attempt()) {
                    done(event.worker());
                }
            }
            case KILLED -> {
                if (event.worker() != null && !event.worker().gone) {
                    killed(now, event.worker());
                }
            }
            case BACK -> {
                if (event.job() != null) {
                    backlog.add(event.job());
                }
            }
        }
        dispatch(now);
    }

    private void ready(double now, Worker worker) {
        fleet.ready(worker);
        if (machine.killsPerHour() > 0) {
            double lives = -Math.log(1 - kills.nextDouble()) / machine.killsPerHour() * 3600;
            schedule(now + lives, What.KILLED, worker, null);
        }
    }

    private void done(Worker worker) {
        Job job = worker.letGo();
        if (job != null) {
            job.finish();
            last.add(machine.prepare() + job.work());
            finished++;
            fleet.free(worker);
        }
    }

    private void dispatch(double now) {
        while (backlog.size() > 0) {
            Worker worker = fleet.free();
            if (worker == null) {
                return;
            }
            Job job = backlog.take();
            if (job != null) {
                worker.take(job, now);
                fleet.busy();
                schedule(now + machine.prepare() + job.left(), What.DONE, worker, null);
            }
        }
    }

    private void look(double now) {
        Autoscaler decides = autoscaler;
        if (decides == null) {
            return;
        }
        Gauges gauges = new Gauges(
                backlog.size(),
                fleet.running(),
                fleet.joined(),
                backlog.seconds() + backlog.size() * machine.prepare(),
                last.mean());
        int wanted = decides.look(now, fleet.size(), gauges);
        while (fleet.size() < wanted) {
            start(now);
        }
        while (fleet.size() > wanted) {
            drain(now, fleet.victim());
        }
    }

    private void start(double now) {
        schedule(now + machine.start().at(starts.nextDouble()), What.READY, fleet.reserve(now), null);
    }

    /** Told to stop, it keeps all it has done in a checkpoint. */
    private void drain(double now, Worker worker) {
        boolean working = worker.job != null;
        fleet.remove(worker, working ? now + machine.exit() : now);
        if (working) {
            double prepared = Math.min(machine.prepare(), now - worker.took);
            interrupted(worker, now - worker.took - prepared, prepared + machine.handOver(), now + machine.handOver());
        }
    }

    /** What it has done since its last checkpoint is lost; another is started in its place, as a ReplicaSet does. */
    private void killed(double now, Worker worker) {
        boolean working = worker.job != null;
        fleet.remove(worker, now);
        if (working) {
            double prepared = Math.min(machine.prepare(), now - worker.took);
            double stepped = now - worker.took - prepared;
            double kept = stepped - stepped % machine.checkpoint();
            interrupted(worker, kept, prepared + stepped - kept, now + machine.noticed());
        }
        start(now);
    }

    private void interrupted(Worker worker, double kept, double wasted, double back) {
        Job job = worker.letGo();
        if (job != null) {
            job.kept(kept);
            restarts++;
            lost += wasted;
            schedule(back, What.BACK, null, job);
        }
    }

    private void schedule(double at, What what, @Nullable Worker worker, @Nullable Job job) {
        events.add(new Event(at, order++, what, worker, worker == null ? 0 : worker.attempt, job));
    }

    private Outcome outcome(double now) {
        double work = jobs.stream().mapToDouble(Job::work).sum() + jobs.size() * machine.prepare();
        return new Outcome(
                finished,
                jobs.stream().mapToDouble(Job::waited).sorted().toArray(),
                fleet.seconds(now) / 3600,
                work / 3600,
                restarts,
                lost,
                fleet.most(),
                now);
    }
}
