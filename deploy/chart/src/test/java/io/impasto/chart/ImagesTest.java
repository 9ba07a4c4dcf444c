package io.impasto.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The images' two recipes, the Dockerfile and Jib's in the poms, make the same. */
class ImagesTest {

    private static final List<String> TARGETS = List.of("gateway", "worker", "worker-cuda");
    private static final Map<String, String> MODULES = Map.of("gateway", "gateway", "worker", "worker/service");

    private final Map<String, String> stages = stages();
    private final String pom = text("pom.xml");

    @Test
    void eachIsNobody() {
        assertThat(TARGETS)
                .allSatisfy(target -> assertThat(stages.get(target)).containsPattern("(?m)^USER 10001:10001$"));
        assertThat(pom).contains("<user>10001:10001</user>");
    }

    @Test
    void whatTheyAreBuiltOnHasAVersion() {
        String recipe = text("deploy/images/Dockerfile");
        Matcher base = Pattern.compile("(?m)^ARG [A-Z]+_IMAGE=(\\S+)$").matcher(recipe);
        assertThat(base.results().map(it -> it.group(1)))
                .hasSize(3)
                .allSatisfy(image -> assertThat(image).matches("[a-z/-]+:[0-9].*"));
        assertThat(recipe).contains("ARG JRE_IMAGE=" + element(pom, "image.base"));
        assertThat(recipe).contains("pytorch/pytorch:" + element(pom, "pytorch.version") + "-cuda12.8");
    }

    @Test
    void whatChangesMostComesLast() {
        assertThat(TARGETS)
                .allSatisfy(target -> assertThat(Pattern.compile("(?m)^COPY .* (\\S+)$")
                                .matcher(stages.get(target))
                                .results()
                                .map(it -> it.group(1))
                                .filter(to -> !to.startsWith("/opt")))
                        .containsExactly("lib", ".", "quarkus", "app"));
    }

    @Test
    void bothStartTheSameCommand() {
        String jib = element(pom, "entrypoint");
        assertThat(entrypoint("gateway")).isEqualTo(jib);
        assertThat(entrypoint("worker")).isEqualTo(jib);
        assertThat(entrypoint("worker-cuda")).isEqualTo(jib.replace("-jar,", "-Djna.library.path=/opt/cudart,-jar,"));
    }

    @Test
    void bothSetTheSameVariables() {
        MODULES.forEach((target, module) -> {
            String jib = text(module + "/pom.xml").replaceAll("(?s).*<environment>(.*)</environment>.*", "$1");
            Map<String, String> set = new TreeMap<>();
            Pattern.compile("<([A-Z0-9_]+)>(.*)</")
                    .matcher(jib)
                    .results()
                    .forEach(it -> set.put(
                            it.group(1), it.group(2).replace("${pytorch.version}", element(pom, "pytorch.version"))));
            assertThat(variables(target)).isEqualTo(set);
        });
    }

    @Test
    void everyVariableIsRead() {
        TARGETS.forEach(target -> {
            Application application = target.equals("gateway") ? Application.GATEWAY : Application.WORKER;
            assertThat(variables(target).keySet())
                    .isNotEmpty()
                    .allSatisfy(variable ->
                            assertThat(application.reads(variable)).as(variable).isTrue());
        });
    }

    private String entrypoint(String target) {
        return stages.get(target)
                .replaceAll("(?s).*ENTRYPOINT \\[(.*?)].*", "$1")
                .replace("\"", "")
                .replace(", ", ",");
    }

    private Map<String, String> variables(String target) {
        Map<String, String> set = new TreeMap<>();
        String joined = stages.get(target).replace("\\\n", "");
        Pattern.compile("(?m)^ENV (.*)$").matcher(joined).results().forEach(line -> {
            for (String assignment : line.group(1).trim().split("\\s+", -1)) {
                String[] parts = assignment.split("=", 2);
                set.put(parts[0], parts[1]);
            }
        });
        return set;
    }

    private static Map<String, String> stages() {
        Map<String, String> stages = new LinkedHashMap<>();
        for (String stage : text("deploy/images/Dockerfile").split("(?m)^(?=FROM )", -1)) {
            Matcher name = Pattern.compile("^FROM \\S+ AS (\\S+)").matcher(stage);
            if (name.find()) {
                stages.put(name.group(1), stage);
            }
        }
        return stages;
    }

    private static String element(String xml, String name) {
        return xml.replaceAll("(?s).*<" + name + ">(.*?)</" + name + ">.*", "$1");
    }

    private static String text(String file) {
        try {
            return Files.readString(Chart.PROJECT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
