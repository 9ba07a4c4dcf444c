package io.impasto.bench.scale;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What so many workers deliver, what they ask of Kafka, the store and the gateway, and what ends first, as Markdown. */
record Capacity(Inputs inputs, Limits limits, Load load) {

    private static final int[] WORKERS = {1, 100, 1000};

    private record End(String what, double perWorker, double limit) {

        /** With so many it is used up. */
        double workers() {
            return limit / perWorker;
        }
    }

    static Capacity of(Inputs inputs) {
        Limits limits = Limits.known();
        return new Capacity(inputs, limits, Load.of(inputs, limits));
    }

    /** Jobs an hour, if no worker is ever idle. */
    String deliveries() {
        StringBuilder lines = new StringBuilder(String.format(
                Locale.ROOT,
                "| jobs an hour, %s | s a job | 1 | 100 | 1000 |%n|---|---|---|---|---|%n",
                inputs.device()));
        for (Inputs.Wanted wanted : inputs.mix()) {
            lines.append(delivery(wanted.name(), inputs.jobSeconds(wanted.options())));
        }
        return lines.append(delivery("the mix", 1 / load.jobs())).toString();
    }

    private static String delivery(String name, double seconds) {
        return row(name, String.format(Locale.ROOT, "%.1f", seconds), 3600 / seconds);
    }

    /** What busy workers ask for, a second. */
    String needs() {
        return "| a second | a worker | 1 | 100 | 1000 |\n|---|---|---|---|---|\n"
                + need("S3: writes and deletes", load.puts())
                + need("S3: reads and lists", load.gets())
                + need("S3: MB of checkpoints", load.checkpointBytes() / 1e6)
                + need("events that each gateway folds", load.events())
                + need("locks taken, renewed, ended", load.leases())
                + need("heartbeats", load.heartbeats());
    }

    private static String need(String name, double perWorker) {
        return row(name, String.format(Locale.ROOT, "%.2f", perWorker), perWorker);
    }

    private static String row(String name, String of, double perWorker) {
        StringBuilder row = new StringBuilder("| " + name + " | " + of + " |");
        for (int workers : WORKERS) {
            double value = workers * perWorker;
            row.append(String.format(Locale.ROOT, value < 10 ? " %.1f |" : " %,.0f |", value));
        }
        return row.append('\n').toString();
    }

    /** What ends first comes first. */
    String ends() {
        double mine = limits.workersGroup().value();
        List<End> ends = new ArrayList<>(List.of(
                new End(
                        "members of a share group, as brokers come",
                        mine,
                        limits.members().value()),
                new End(
                        "members of a share group, at most",
                        mine,
                        limits.mostMembers().value()),
                new End(
                        "share sessions, one broker leading all topics of requests",
                        limits.allGroups().value(),
                        limits.sessions().value()),
                new End(
                        "share sessions, each topic led by another broker",
                        1,
                        limits.sessions().value()),
                new End("locks of a partition", 1, limits.locks().value()),
                new End(
                        "S3: writes and deletes, one partition of keys",
                        load.puts(),
                        limits.storePuts().value()),
                new End(
                        "S3: reads, one partition of keys",
                        load.gets(),
                        limits.storeGets().value())));
        ends.sort(Comparator.comparingDouble(End::workers));
        StringBuilder lines = new StringBuilder("| what ends | a worker | limit | workers |\n|---|---|---|---|\n");
        for (End end : ends) {
            lines.append(String.format(
                    Locale.ROOT,
                    "| %s | %.2f | %,.0f | %,.0f |%n",
                    end.what(),
                    end.perWorker(),
                    end.limit(),
                    Math.floor(end.workers())));
        }
        return lines.toString();
    }
}
