package io.impasto.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.impasto.common.job.JobFailure;
import io.impasto.gateway.problem.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Dashboards, alerts and their runbooks: of the right form, and about metrics that there are. */
class ObserveTest {

    private static final KnownMetrics METRICS = new KnownMetrics();
    private static final String RUNBOOKS = "https://example.org/impasto/deploy/observe/RUNBOOKS.md#";
    private static final String DATASOURCE = "${datasource}";

    /** Of every series, by Prometheus itself. */
    private static final Set<String> ADDED = Set.of("job", "instance");

    /** Whose values are too many for a page, or numbers. */
    private static final Set<String> ANY_VALUE = Set.of("uri", "quantile");

    record Panel(String board, JsonNode json) {

        List<String> expressions() {
            return all(json.path("targets")).map(it -> it.path("expr").asText()).toList();
        }

        @Override
        public String toString() {
            return board + ": " + json.path("title").asText();
        }
    }

    static List<Path> boards() throws IOException {
        try (Stream<Path> files = Files.list(KnownMetrics.FOLDER.resolve("dashboards"))) {
            return files.sorted().toList();
        }
    }

    static List<Panel> panels() throws IOException {
        List<Panel> panels = new ArrayList<>();
        for (Path board : boards()) {
            all(json(board).path("panels"))
                    .forEach(panel -> panels.add(new Panel(board.getFileName().toString(), panel)));
        }
        return panels;
    }

    static List<JsonNode> alerts() throws IOException {
        return all(rules().path("groups"))
                .flatMap(group -> all(group.path("rules")))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("panels")
    void everyPanelAsksForWhatThereIs(Panel panel) {
        assertThat(panel.expressions()).isNotEmpty().allSatisfy(ObserveTest::asksForWhatThereIs);
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void everyAlertAsksForWhatThereIs(JsonNode alert) {
        asksForWhatThereIs(alert.path("expr").asText());
    }

    private static void asksForWhatThereIs(String expression) {
        Query query = Query.of(expression);
        assertThat(query.series()).as(expression).isNotEmpty().allMatch(METRICS::has);
        Set<String> labels = query.series().stream()
                .flatMap(name -> METRICS.labels(name).stream())
                .collect(Collectors.toCollection(() -> new TreeSet<>(ADDED)));
        assertThat(labels).as(expression).containsAll(query.labels());
        query.values().forEach((label, values) -> {
            if (!ANY_VALUE.contains(label)) {
                assertThat(values).as("%s in %s", label, expression).allMatch(value -> isValue(label, value));
            }
        });
    }

    private static boolean isValue(String label, String value) {
        return switch (label) {
            case "failure" -> JobFailure.CODES.contains(value);
            case "code" ->
                Stream.of(ProblemType.values()).anyMatch(type -> type.code().equals(value));
            case "area" -> value.equals("heap") || value.equals("nonheap");
            default -> METRICS.tells(value);
        };
    }

    @Test
    void everyMetricOfOursIsOnADashboard() throws Exception {
        Set<String> shown = panels().stream()
                .flatMap(panel -> panel.expressions().stream())
                .flatMap(expression -> Query.of(expression).series().stream())
                .collect(Collectors.toSet());
        assertThat(METRICS.names())
                .filteredOn(name -> name.matches("(impasto|style)_.*"))
                .isNotEmpty()
                .allMatch(name ->
                        Stream.of("", "_bucket", "_count", "_sum").anyMatch(suffix -> shown.contains(name + suffix)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sum(impasto_worker_bussy) ; impasto_worker_bussy ;",
                "rate(impasto_step_seconds_bucket[5m]) ; impasto_step_seconds_bucket ;",
                "max by (netwrk) (impasto_step_seconds_max) ; impasto_step_seconds_max ; netwrk",
                "a{b=\"c d\"} / on (e) f{g=~\"h|i\"} > 1e3 unless x or y ; a,f,x,y ; b,e,g"
            })
    void whatIsAskedForIsFound(String expression, String series, String labels) {
        Query query = Query.of(expression);
        assertThat(query.series()).containsExactly(series.split(","));
        assertThat(query.labels()).containsExactlyInAnyOrder(labels == null ? new String[0] : labels.split(","));
    }

    @Test
    void seriesAreThoseThatAMetricOfItsTypeHas() {
        assertThat(METRICS.has("impasto_job_wait_seconds_bucket")).isTrue();
        assertThat(METRICS.has("impasto_job_wait_seconds")).isFalse();
        assertThat(METRICS.has("impasto_step_seconds")).isTrue();
        assertThat(METRICS.has("impasto_step_seconds_bucket"))
                .as("of a summary")
                .isFalse();
        assertThat(METRICS.has("impasto_jobs_total")).isTrue();
        assertThat(METRICS.has("impasto_jobs")).isFalse();
        assertThat(METRICS.labels("impasto_jobs_total")).containsExactly("failure", "outcome");
    }

    @Test
    void whatScalesWorkersIsExported() throws Exception {
        assertThat(Files.readAllLines(Chart.MODULE.resolve("keda/gauges.txt")))
                .filteredOn(line -> !line.startsWith("#"))
                .isNotEmpty()
                .allMatch(METRICS::has);
    }

    @Test
    void dashboardsCanBeToldApartAndProvisioned() throws Exception {
        List<String> ids = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        for (Path file : boards()) {
            JsonNode board = json(file);
            assertThat(board.path("id").isNull()).as("Grafana's own number").isTrue();
            assertThat(board.path("schemaVersion").asInt()).isPositive();
            assertThat(board.at("/templating/list/0/name").asText()).isEqualTo("datasource");
            assertThat(board.at("/templating/list/0/type").asText()).isEqualTo("datasource");
            assertThat(board.at("/templating/list/0/query").asText()).isEqualTo("prometheus");
            ids.add(board.path("uid").asText());
            titles.add(board.path("title").asText());
        }
        assertThat(ids).isNotEmpty().doesNotHaveDuplicates().allMatch(id -> id.matches("impasto-[a-z]{1,32}"));
        assertThat(titles).doesNotHaveDuplicates().allMatch(title -> title.startsWith("Impasto: "));
    }

    @ParameterizedTest
    @MethodSource("boards")
    void panelsCanBeToldApartAndLieBesideEachOther(Path board) throws Exception {
        List<Integer> ids = new ArrayList<>();
        Set<String> cells = new TreeSet<>();
        for (JsonNode panel : json(board).path("panels")) {
            ids.add(panel.path("id").asInt());
            assertThat(panel.path("title").asText()).isNotBlank();
            assertThat(panel.at("/datasource/uid").asText()).isEqualTo(DATASOURCE);
            assertThat(all(panel.path("targets")))
                    .allSatisfy(
                            it -> assertThat(it.at("/datasource/uid").asText()).isEqualTo(DATASOURCE))
                    .extracting(it -> it.path("refId").asText())
                    .doesNotHaveDuplicates();
            eachCell(
                    panel.path("gridPos"),
                    cell -> assertThat(cells.add(cell))
                            .as("%s at %s", panel.path("title").asText(), cell)
                            .isTrue());
        }
        assertThat(ids).isNotEmpty().doesNotHaveDuplicates().allMatch(id -> id > 0);
    }

    private static void eachCell(JsonNode place, Consumer<String> cell) {
        int right = place.path("x").asInt() + place.path("w").asInt();
        assertThat(right).isBetween(1, 24);
        for (int x = place.path("x").asInt(); x < right; x++) {
            for (int y = 0; y < place.path("h").asInt(); y++) {
                cell.accept(x + "," + (place.path("y").asInt() + y));
            }
        }
    }

    @Test
    void alertsAreWhatThePrometheusOperatorKnows() throws Exception {
        ObjectNode object = new ObjectMapper()
                .createObjectNode()
                .put("apiVersion", "monitoring.coreos.com/v1")
                .put("kind", "PrometheusRule");
        object.putObject("metadata").put("name", "impasto");
        object.set("spec", rules());
        assertThat(Kinds.read(object)).isNotNull();
    }

    @Test
    void everyAlertHasItsRunbookAndEveryRunbookItsAlert() throws Exception {
        List<String> runbooks = KnownMetrics.read(KnownMetrics.FOLDER.resolve("RUNBOOKS.md"))
                .lines()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList();
        assertThat(alerts()).extracting(alert -> alert.path("alert").asText()).containsExactlyElementsOf(runbooks);
        for (JsonNode alert : alerts()) {
            assertThat(alert.at("/annotations/runbook_url").asText())
                    .isEqualTo(RUNBOOKS + alert.path("alert").asText().toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void everyAlertSaysWhomItWakes() throws Exception {
        assertThat(alerts()).allSatisfy(alert -> {
            assertThat(alert.at("/labels/severity").asText()).isIn("page", "ticket");
            assertThat(alert.at("/annotations/summary").asText()).isNotBlank();
            if (alert.at("/labels/severity").asText().equals("page")) {
                assertThat(alert.path("for").asText())
                        .as("nobody is woken for a moment")
                        .matches("[3-9]m|[1-9]\\dm");
            }
        });
    }

    @Test
    void whatRunbooksAdviseToSetCanBeSet() {
        assertThat(KnownMetrics.quoted(KnownMetrics.read(KnownMetrics.FOLDER.resolve("RUNBOOKS.md")))
                        .filter(text -> text.startsWith("impasto.")))
                .isNotEmpty()
                .map(property -> property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT))
                .allMatch(variable -> Stream.of(Application.values()).anyMatch(it -> it.reads(variable)));
    }

    private static JsonNode rules() throws IOException {
        return Chart.yaml(KnownMetrics.FOLDER.resolve("alerts.yaml"));
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(Files.readString(file));
    }

    private static Stream<JsonNode> all(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
