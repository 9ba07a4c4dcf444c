package io.impasto.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.impasto.bench.scale.Behaviour.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both ScaledObjects are KEDA's by the letter, and do what was simulated. */
class ScaledObjectsTest {

    private static final Path FOLDER = Path.of("../chart/keda");
    private static final String PROMETHEUS = "scaledobject-prometheus.yaml";
    private static final String METRICS_API = "scaledobject-metrics-api.yaml";
    private static final Pattern QUERY = Pattern.compile("max\\((\\w+)\\)");

    private static ScaledObject read(String file) throws IOException {
        return ScaledObject.read(FOLDER.resolve(file));
    }

    private static List<String> gauges() throws IOException {
        return Files.readAllLines(FOLDER.resolve("gauges.txt")).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .toList();
    }

    private static String gauge(ScaledObject.Trigger trigger) {
        Matcher matcher = QUERY.matcher(trigger.metadata().getOrDefault("query", ""));
        assertThat(matcher.matches()).as(trigger.toString()).isTrue();
        return matcher.group(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {PROMETHEUS, METRICS_API})
    void objectHasItsKindAndValuesThatKedaTakes(String file) throws IOException {
        ScaledObject object = read(file);
        ScaledObject.Spec spec = object.spec();

        assertThat(object.apiVersion()).isEqualTo("keda.sh/v1alpha1");
        assertThat(object.kind()).isEqualTo("ScaledObject");
        assertThat(spec.minReplicaCount()).as("to none and back").isZero();
        assertThat(spec.maxReplicaCount()).isPositive();
        assertThat(spec.fallback().behavior())
                .isIn("static", "currentReplicas", "currentReplicasIfHigher", "currentReplicasIfLower");
        assertThat(rules(spec)).allMatch(rule -> rule.periodSeconds() <= 1800 && rule.value() > 0);
    }

    private static List<ScaledObject.Rule> rules(ScaledObject.Spec spec) {
        ScaledObject.Directions behavior =
                spec.advanced().horizontalPodAutoscalerConfig().behavior();
        return List.of(behavior.scaleUp(), behavior.scaleDown()).stream()
                .flatMap(rules -> rules.policies().stream())
                .toList();
    }

    @Test
    void prometheusTriggersHaveWhatTheScalerNeedsAndNothingElse() throws IOException {
        assertThat(read(PROMETHEUS).spec().triggers()).allSatisfy(trigger -> {
            assertThat(trigger.type()).isEqualTo("prometheus");
            assertThat(trigger.metadata()).containsOnlyKeys("serverAddress", "query", "threshold", "ignoreNullValues");
            assertThat(trigger.metadata())
                    .as("no answer, and one that is no number, is an error")
                    .containsEntry("ignoreNullValues", "false");
        });
    }

    @Test
    void everyGaugeAskedForIsExported() throws IOException {
        List<String> asked = read(PROMETHEUS).spec().triggers().stream()
                .map(ScaledObjectsTest::gauge)
                .toList();

        assertThat(asked).containsExactlyInAnyOrderElementsOf(gauges());
    }

    @Test
    void fallbackWorksWithTheFormula() throws IOException {
        ScaledObject.Modifiers modifiers =
                Objects.requireNonNull(read(PROMETHEUS).spec().advanced().scalingModifiers());

        assertThat(modifiers.metricType()).isEqualTo("AverageValue");
        assertThat(Integer.parseInt(modifiers.target())).as("a whole number").isOne();
        assertThat(Double.parseDouble(modifiers.activationTarget())).isZero();
    }

    @Test
    void gatewaysOwnAnswerIsReadAsAWorkerForEachJob() throws IOException {
        ScaledObject.Spec spec = read(METRICS_API).spec();

        assertThat(spec.advanced().scalingModifiers()).isNull();
        assertThat(spec.triggers()).singleElement().satisfies(trigger -> {
            assertThat(trigger.type()).isEqualTo("metrics-api");
            assertThat(trigger.metricType()).as("a fallback needs it").isEqualTo("AverageValue");
            assertThat(trigger.metadata())
                    .containsOnlyKeys("url", "format", "valueLocation", "targetValue", "activationTargetValue")
                    .containsEntry("format", "json")
                    .containsEntry("valueLocation", "waiting")
                    .containsEntry("targetValue", "1")
                    .containsEntry("activationTargetValue", "0");
        });
    }

    @Test
    void bothDifferInWhatTheyAskOnly() throws IOException {
        assertThat(read(PROMETHEUS).spec())
                .usingRecursiveComparison()
                .ignoringFields("triggers", "advanced.scalingModifiers")
                .isEqualTo(read(METRICS_API).spec());
    }

    private static Map<String, String> names(ScaledObject.Spec spec) {
        return spec.triggers().stream().collect(Collectors.toMap(ScaledObject.Trigger::name, ScaledObjectsTest::gauge));
    }

    @ParameterizedTest
    @ValueSource(strings = {PROMETHEUS, METRICS_API})
    void behaviourIsTheOneThatWasSimulated(String file) throws IOException {
        ScaledObject.Spec spec = read(file).spec();
        ScaledObject.Directions behavior =
                spec.advanced().horizontalPodAutoscalerConfig().behavior();

        assertThat(new Behaviour(
                        spec.maxReplicaCount(),
                        spec.pollingInterval(),
                        spec.cooldownPeriod(),
                        direction(behavior.scaleUp()),
                        direction(behavior.scaleDown())))
                .isEqualTo(Comparison.chosen(spec.maxReplicaCount()));
    }

    private static Behaviour.Direction direction(ScaledObject.Rules rules) {
        assertThat(rules.selectPolicy()).isEqualTo("Max");
        return new Behaviour.Direction(
                rules.stabilizationWindowSeconds(),
                rules.policies().stream()
                        .map(rule -> switch (rule.type()) {
                            case "Percent" -> Step.percent(rule.value(), rule.periodSeconds());
                            case "Pods" -> Step.pods(rule.value(), rule.periodSeconds());
                            default -> throw new IllegalArgumentException(rule.type());
                        })
                        .toList());
    }

    @Test
    void formulaIsTheOneThatWasSimulated() throws IOException {
        ScaledObject.Spec spec = read(PROMETHEUS).spec();
        ScaledObject.Modifiers modifiers =
                Objects.requireNonNull(spec.advanced().scalingModifiers());
        String formula = modifiers.formula();
        Signal signal = new Signal.Exported(Comparison.CHOSEN_WAIT);
        SplittableRandom random = new SplittableRandom(1);

        assertThat(names(spec).keySet()).isEqualTo(Set.of("jobs", "workers", "seconds"));
        for (int i = 0; i < 1000; i++) {
            Gauges gauges =
                    new Gauges(random.nextInt(50), random.nextInt(50), random.nextInt(50), 0, random.nextDouble(300));
            double jobs = gauges.waiting() + gauges.running();
            double value = Formula.value(
                    formula,
                    Map.of("jobs", jobs, "workers", (double) gauges.workers(), "seconds", jobs * gauges.meanSeconds()));
            assertThat(value).isCloseTo(signal.workers(gauges), within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pollinginterval: 15", "pollingInterval: \"15\"", "pollingInterval: 15\n  pollingInterval: 15"})
    void slipsAreFound(String slip) throws IOException {
        String good = Files.readString(FOLDER.resolve(PROMETHEUS));

        assertThatThrownBy(() -> ScaledObject.parse(good.replace("pollingInterval: 15", slip)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void numberWhereKedaWantsTextIsFound() throws IOException {
        String good = Files.readString(FOLDER.resolve(PROMETHEUS));

        assertThatThrownBy(() -> ScaledObject.parse(good.replace("threshold: \"1\"", "threshold: 1")))
                .isInstanceOf(IOException.class);
    }
}
