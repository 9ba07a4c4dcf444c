package io.impasto.gateway;

import io.impasto.local.servers.FreePort;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A gateway without a broker and a store, behind a proxy that decides who gets in. */
public final class UnattendedProfile implements QuarkusTestProfile {

    /** More than the tests of an outage ask. */
    static final int PER_MINUTE = 20;

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>();
        settings.put("impasto.access.open", "true");
        settings.put("impasto.access.hosts", "impasto.example");
        settings.put("impasto.access.address-requests-per-minute", Integer.toString(PER_MINUTE));
        settings.put("quarkus.http.proxy.proxy-address-forwarding", "true");
        settings.put("quarkus.http.proxy.trusted-proxies", "127.0.0.1");
        settings.put("quarkus.http.read-timeout", "1s");
        settings.put(
                "impasto.gateway.view-folder",
                Path.of("target", "outage-it-view").toAbsolutePath().toString());
        settings.put("impasto.kafka.bootstrap-servers", "127.0.0.1:" + FreePort.find());
        settings.put("impasto.kafka.publish-timeout", "1s");
        settings.put("impasto.store.endpoint", "http://127.0.0.1:" + FreePort.find());
        settings.put("impasto.store.access-key", "key");
        settings.put("impasto.store.secret-key", "secret-key");
        return settings;
    }

    /** Broker and store for nobody. */
    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }
}
