package io.impasto.bench.scale;

import io.impasto.bench.scale.Behaviour.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The same day under every policy that was thought of, as a table. */
final class Comparison {

    /** Killed without a word, a worker an hour: a spot node lives half a day. */
    private static final double SPOT_KILLS_PER_HOUR = 1 / 12.0;

    /** In which what waits is to be worked off, s: what the ScaledObjects in {@code deploy/chart/keda} say. */
    static final double CHOSEN_WAIT = 60;

    record Row(String name, Policy policy, double killsPerHour) {}

    private Comparison() {}

    /** The ScaledObjects' behaviour, but for the most workers: Kubernetes' own, looked at twice as often. */
    static Behaviour chosen(int most) {
        return Behaviour.usual(most).polling(15);
    }

    static List<Row> rows(int gpus) {
        Signal signal = new Signal.Exported(CHOSEN_WAIT);
        Behaviour chosen = chosen(gpus);
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("fixed", new Policy.Fixed(gpus), 0));
        for (Signal other : List.of(
                new Signal.JobsWaiting(1),
                new Signal.JobsWaiting(4),
                new Signal.Lag(1),
                new Signal.Lag(2),
                new Signal.SecondsWaiting(CHOSEN_WAIT),
                new Signal.RunningAndSecondsWaiting(CHOSEN_WAIT),
                new Signal.Exported(30),
                new Signal.Exported(120),
                new Signal.Exported(300))) {
            rows.add(row(other.toString(), other, chosen, Victims.IDLE_FIRST));
        }
        rows.add(row("**" + signal + "** (chosen)", signal, chosen, Victims.IDLE_FIRST));
        rows.add(row("… any victim", signal, chosen, Victims.ANY));
        Step all = Step.percent(100, 15);
        rows.add(row("… down at once", signal, chosen.down(0, all), Victims.IDLE_FIRST));
        rows.add(row("… down at once, any victim", signal, chosen.down(0, all), Victims.ANY));
        rows.add(row("… down after 120 s", signal, chosen.down(120, all), Victims.IDLE_FIRST));
        rows.add(row("… down after 600 s", signal, chosen.down(600, all), Victims.IDLE_FIRST));
        Behaviour slowly = chosen.down(300, Step.percent(10, 60), Step.pods(2, 60));
        rows.add(row("… down by 10 % or 2 a minute", signal, slowly, Victims.IDLE_FIRST));
        rows.add(row("… up after 60 s", signal, chosen.up(60, all, Step.pods(4, 15)), Victims.IDLE_FIRST));
        rows.add(row("… up by 10 pods at least", signal, chosen.up(0, all, Step.pods(10, 15)), Victims.IDLE_FIRST));
        rows.add(row("… polling every 30 s", signal, chosen.polling(30), Victims.IDLE_FIRST));
        Policy same = new Policy.Scaled(signal, chosen, Victims.IDLE_FIRST);
        rows.add(new Row("… on spot nodes, gone after 12 h on average", same, SPOT_KILLS_PER_HOUR));
        return rows;
    }

    private static Row row(String name, Signal signal, Behaviour behaviour, Victims victims) {
        return new Row(name, new Policy.Scaled(signal, behaviour, victims), 0);
    }

    static Outcome run(Inputs inputs, Row row, int gpus, long seed) {
        Machine machine = inputs.machine().killed(row.killsPerHour());
        List<Job> jobs = inputs.day().jobs(gpus, machine.prepare(), seed);
        return new Simulation(jobs, machine, row.policy(), seed).run(Day.SECONDS);
    }

    /** As Markdown, with a line above that says whose day it is; in each cell one value for each number of GPUs. */
    static String table(Inputs inputs, List<Integer> gpus, long seed) {
        StringBuilder lines = new StringBuilder(String.format(
                Locale.ROOT,
                "%s, at most %s workers, jobs of %.0f s on average, seed %d:%n%n"
                        + "| policy | wait p50, s | p90 | p99 | GPU hours | of them work, %% | restarts | lost, s |%n"
                        + "|---|---|---|---|---|---|---|---|%n",
                inputs.device(),
                join(gpus, most -> Integer.toString(most)),
                inputs.day().meanSeconds() + inputs.machine().prepare(),
                seed));
        for (int row = 0; row < rows(gpus.get(0)).size(); row++) {
            int place = row;
            List<Outcome> outcomes = gpus.stream()
                    .map(most -> run(inputs, rows(most).get(place), most, seed))
                    .toList();
            lines.append("| ").append(rows(gpus.get(0)).get(row).name()).append(" | ");
            lines.append(Stream.<ToDoubleFunction<Outcome>>of(
                            outcome -> outcome.wait(0.5),
                            outcome -> outcome.wait(0.9),
                            outcome -> outcome.wait(0.99),
                            Outcome::gpuHours,
                            outcome -> 100 * outcome.use(),
                            Outcome::restarts,
                            Outcome::lostSeconds)
                    .map(value ->
                            join(outcomes, outcome -> String.format(Locale.ROOT, "%.0f", value.applyAsDouble(outcome))))
                    .collect(Collectors.joining(" | ")));
            lines.append(" |\n");
        }
        return lines.toString();
    }

    private static <T> String join(List<T> values, Function<T, String> text) {
        return values.stream().map(text).collect(Collectors.joining(" / "));
    }
}
