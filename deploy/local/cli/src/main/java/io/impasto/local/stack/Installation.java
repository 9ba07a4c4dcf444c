package io.impasto.local.stack;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the built applications lie.
 *
 * @param home the folder of the project
 */
public record Installation(Path home) {

    /** The system property by which {@code deploy/impasto} says where it lies. */
    public static final String HOME_PROPERTY = "impasto.home";

    /** @throws StackException if the gateway isn't built */
    public Path gateway() {
        return application("gateway");
    }

    /** @throws StackException if the worker isn't built */
    public Path worker() {
        return application("worker/service");
    }

    /** A picture of our own, JPEG, by its name. */
    public Path picture(String name) {
        return home.resolve("deploy/gallery/pictures").resolve(name + ".jpg");
    }

    private Path application(String module) {
        Path jar = home.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.isRegularFile(jar)) {
            throw new StackException(
                    jar + " isn't built; deploy/impasto builds what it needs, and so does mvn package in " + home);
        }
        return jar;
    }
}
