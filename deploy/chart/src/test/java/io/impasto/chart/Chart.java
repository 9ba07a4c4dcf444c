package io.impasto.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The chart, rendered by Helm. */
final class Chart {

    static final Path MODULE = Path.of("").toAbsolutePath();
    static final Path PROJECT = MODULE.getParent().getParent();
    static final Path FOLDER = MODULE.resolve("impasto");
    static final String NAMESPACE = "paint";

    /** What people are told to install with: the files of `profiles`, in this order. */
    enum Profile {
        PLAIN(),
        CPU("cpu"),
        GPU("gpu"),
        MIG("gpu", "mig"),
        GPU_SPOT("gpu", "spot"),
        MIG_SPOT("gpu", "mig", "spot");

        private final List<Path> files;

        Profile(String... files) {
            this.files = Stream.of(files)
                    .map(name -> MODULE.resolve("profiles").resolve(name + ".yaml"))
                    .toList();
        }

        List<Path> files() {
            return files;
        }
    }

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** Helm takes a while, and most tests look at the same. */
    private static final Map<Profile, String> RENDERED = new ConcurrentHashMap<>();

    private Chart() {}

    /** @throws IllegalStateException with Helm's words if it refuses */
    static Manifests render(Profile profile, Path... more) {
        return new Manifests(
                documents(text(profile, more)).stream().map(Kinds::read).toList());
    }

    static String text(Profile profile, Path... more) {
        return more.length == 0 ? RENDERED.computeIfAbsent(profile, Chart::helm) : helm(profile, more);
    }

    private static String helm(Profile profile, Path... more) {
        TemplateCommand command = new Helm(FOLDER)
                .template()
                .withName("impasto")
                .withNamespace(NAMESPACE)
                .withKubeVersion("1.33.0");
        Stream.concat(profile.files().stream(), Stream.of(more)).forEach(command::withValuesFile);
        return command.call();
    }

    static List<JsonNode> documents(String yaml) {
        try (YAMLParser parser = new YAMLFactory().createParser(yaml)) {
            return YAML.readValues(parser, JsonNode.class).readAll().stream()
                    .filter(document -> !document.isNull() && !document.isMissingNode())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode yaml(Path file) throws IOException {
        return YAML.readTree(Files.readString(file));
    }
}
