package io.impasto.gateway;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;

/** A gateway that asks who calls. */
public final class KeyedProfile implements QuarkusTestProfile {

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(BrokerAndStore.class), new TestResourceEntry(KeysAndIssuer.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }
}
