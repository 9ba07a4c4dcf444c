package io.impasto.chart;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import java.util.Map;

/** What the chart makes, and each component's part of it. */
record Manifests(List<HasMetadata> objects) {

    static final Map<String, Application> COMPONENTS =
            Map.of("gateway", Application.GATEWAY, "worker", Application.WORKER);

    Deployment deployment(String component) {
        return named(Deployment.class, component);
    }

    PodSpec pod(String component) {
        return deployment(component).getSpec().getTemplate().getSpec();
    }

    Container container(String component) {
        return pod(component).getContainers().get(0);
    }

    /** The variables in a component's ConfigMap. */
    Map<String, String> config(String component) {
        String name = container(component).getEnvFrom().get(0).getConfigMapRef().getName();
        return objects.stream()
                .filter(ConfigMap.class::isInstance)
                .map(ConfigMap.class::cast)
                .filter(it -> it.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no ConfigMap " + name))
                .getData();
    }

    Service service(String component) {
        return named(Service.class, component);
    }

    NetworkPolicy policy(String component) {
        return named(NetworkPolicy.class, component);
    }

    private <T extends HasMetadata> T named(Class<T> type, String component) {
        String name = "impasto-" + component;
        return objects.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(it -> it.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type.getSimpleName() + " " + name));
    }
}
