package io.impasto.chart;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.common.utils.StringUtil;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be set of an application, as the environment variables that stand for it. */
enum Application {
    GATEWAY("io.impasto.gateway", "gateway"),
    WORKER("io.impasto.worker", "worker/service");

    /** Read by Java, PyTorch, DJL, the C library, or by the engine without Quarkus. */
    private static final Set<String> NOT_QUARKUS = Set.of(
            "JAVA_HOME",
            "PATH",
            "JDK_JAVA_OPTIONS",
            "OMP_NUM_THREADS",
            "IMPASTO_MODELS_DIR",
            "PYTORCH_LIBRARY_PATH",
            "PYTORCH_VERSION",
            "PYTORCH_FLAVOR",
            "DJL_CACHE_DIR",
            "GOMP_SPINCOUNT",
            "MALLOC_ARENA_MAX",
            "MALLOC_MMAP_THRESHOLD_",
            "MALLOC_TRIM_THRESHOLD_");

    private final Set<Pattern> variables;

    Application(String javaPackage, String module) {
        Path properties = Chart.PROJECT.resolve(module).resolve("src/main/resources/application.properties");
        variables = Stream.of(mapped(javaPackage), keys(properties), Stream.of("quarkus.shutdown.timeout"))
                .flatMap(names -> names)
                .map(Application::variable)
                .collect(Collectors.toSet());
    }

    boolean reads(String variable) {
        return NOT_QUARKUS.contains(variable)
                || variables.stream().anyMatch(it -> it.matcher(variable).matches());
    }

    private static Stream<String> mapped(String javaPackage) {
        return new ClassFileImporter()
                .importPackages(javaPackage).stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> ConfigMappings.getProperties(ConfigClass.configClass(type)).keySet().stream());
    }

    private static Stream<String> keys(Path file) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames().stream().filter(key -> !key.startsWith("%"));
    }

    /** A map's keys, {@code *} in a property's name, may be anything. */
    private static Pattern variable(String property) {
        return Pattern.compile(Stream.of(property.split("\\*", -1))
                .map(part ->
                        StringUtil.replaceNonAlphanumericByUnderscores(part).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining("[A-Z0-9_]+")));
    }
}
