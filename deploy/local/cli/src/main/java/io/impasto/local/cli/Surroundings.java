package io.impasto.local.cli;

import io.impasto.client.ImpastoClient;
import io.impasto.local.stack.Installation;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What a command finds around it.
 *
 * @param userHome the user's home folder
 * @param terminal whether standard error is one
 * @param random a secure one: S3 keys are made from it
 */
record Surroundings(
        Map<String, String> environment,
        Path userHome,
        Installation installation,
        boolean terminal,
        RandomGenerator random,
        Clock clock) {

    /** Set by deploy/impasto, which can tell: Java can't ask about standard error alone. */
    private static final String TERMINAL_PROPERTY = "impasto.terminal";

    /** Names the user's access key, which no list of processes shows so. */
    static final String KEY = "IMPASTO_KEY";

    /** A client of that gateway, with the user's access key if there is one. */
    ImpastoClient client(URI gateway) {
        ImpastoClient client = new ImpastoClient(gateway, random);
        String key = environment.get(KEY);
        return key == null || key.isBlank() ? client : client.withKey(key.strip());
    }

    static Surroundings ofProcess() {
        return new Surroundings(
                System.getenv(),
                Path.of(System.getProperty("user.home")),
                new Installation(Path.of(System.getProperty(Installation.HOME_PROPERTY, ""))),
                Boolean.getBoolean(TERMINAL_PROPERTY),
                new SecureRandom(),
                Clock.systemUTC());
    }
}
