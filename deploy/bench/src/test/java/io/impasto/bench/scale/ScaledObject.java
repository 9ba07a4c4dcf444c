package io.impasto.bench.scale;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A ScaledObject, as far as ours have fields: any other field, and any value of another type, can't be read. Written from the CRD of KEDA 2.19
 * ({@code keda.sh_scaledobjects.yaml}), which isn't to be had from a Maven repository.
 */
record ScaledObject(String apiVersion, String kind, Metadata metadata, Spec spec) {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .withCoercionConfig(LogicalType.Textual, textual -> {
                textual.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                textual.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                textual.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
            })
            .build();

    record Metadata(String name, String namespace) {}

    record Spec(
            Target scaleTargetRef,
            int pollingInterval,
            int cooldownPeriod,
            int minReplicaCount,
            int maxReplicaCount,
            Fallback fallback,
            Advanced advanced,
            List<Trigger> triggers) {
        Spec {
            present(scaleTargetRef.name(), fallback, fallback.behavior(), triggers);
            present(advanced.horizontalPodAutoscalerConfig().behavior());
        }
    }

    record Target(String name) {}

    record Fallback(int failureThreshold, int replicas, String behavior) {}

    record Advanced(@Nullable Modifiers scalingModifiers, Hpa horizontalPodAutoscalerConfig) {}

    /** Text all of it, also what is a number. */
    record Modifiers(String formula, String target, String activationTarget, String metricType) {
        Modifiers {
            present(formula, target, activationTarget, metricType);
        }
    }

    record Hpa(Directions behavior) {}

    record Directions(Rules scaleUp, Rules scaleDown) {
        Directions {
            present(scaleUp, scaleDown);
        }
    }

    record Rules(int stabilizationWindowSeconds, String selectPolicy, List<Rule> policies) {
        Rules {
            present(selectPolicy, policies);
        }
    }

    record Rule(String type, int value, int periodSeconds) {
        Rule {
            present(type);
        }
    }

    /** @param metadata text to text */
    record Trigger(String type, String name, @Nullable String metricType, Map<String, String> metadata) {
        Trigger {
            present(type, name, metadata);
        }
    }

    private static void present(Object... mandatory) {
        for (Object each : mandatory) {
            Objects.requireNonNull(each, "a field is missing");
        }
    }

    static ScaledObject read(Path file) throws IOException {
        return YAML.readValue(file.toFile(), ScaledObject.class);
    }

    static ScaledObject parse(String yaml) throws IOException {
        return YAML.readValue(yaml, ScaledObject.class);
    }
}
