package io.impasto.local.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** One real S3 server (S3Proxy) that keeps its objects in a folder and asks for keys. */
public final class LocalS3 implements AutoCloseable {

    private static final List<String> JVM =
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true");

    private final ServerProcess process;
    private final int port;
    private final String accessKey;
    private final String secretKey;

    private LocalS3(ServerProcess process, int port, String accessKey, String secretKey) {
        this.process = process;
        this.port = port;
        this.accessKey = accessKey;
        this.secretKey = secretKey;
    }

    /**
     * Starts a server and waits until it listens.
     *
     * @param folder its objects, settings and log; what an earlier server left there is taken up again
     * @param port to listen on at 127.0.0.1; 0 for any free one
     * @throws IllegalStateException with the end of its log if it doesn't start
     */
    public static LocalS3 start(Path folder, int port, String accessKey, String secretKey) {
        return start(folder, port, accessKey, secretKey, Map.of());
    }

    /**
     * Starts a server with settings of one's own.
     *
     * @param more settings, by S3Proxy's names for them, such as {@code s3proxy.secure-endpoint}; they take the place of the usual ones
     * @throws IllegalStateException with the end of its log if it doesn't start
     */
    public static LocalS3 start(Path folder, int port, String accessKey, String secretKey, Map<String, String> more) {
        int listenOn = port == 0 ? FreePort.find() : port;
        Path objects = folder.resolve("objects");
        Path settings = folder.resolve("s3proxy.properties");
        try {
            Files.createDirectories(objects);
            Properties all = settings(objects, listenOn, accessKey, secretKey);
            all.putAll(more);
            write(all, settings);
        } catch (IOException e) {
            throw new UncheckedIOException("can't prepare " + folder, e);
        }
        ServerProcess process = ServerProcess.start(
                "s3",
                folder,
                JVM,
                "org.gaul.s3proxy.Main",
                List.of("--properties", settings.toAbsolutePath().toString()));
        process.awaitListening(listenOn);
        return new LocalS3(process, listenOn, accessKey, secretKey);
    }

    private static Properties settings(Path objects, int port, String accessKey, String secretKey) {
        Properties settings = new Properties();
        settings.setProperty("s3proxy.endpoint", "http://127.0.0.1:" + port);
        settings.setProperty("s3proxy.authorization", "aws-v2-or-v4");
        settings.setProperty("s3proxy.identity", accessKey);
        settings.setProperty("s3proxy.credential", secretKey);
        settings.setProperty("jclouds.provider", "filesystem-nio2");
        settings.setProperty(
                "jclouds.filesystem.basedir", objects.toAbsolutePath().toString());
        settings.setProperty("jclouds.identity", "local");
        settings.setProperty("jclouds.credential", "local");
        return settings;
    }

    private static void write(Properties properties, Path file) throws IOException {
        if (!Files.exists(file)) { // It holds the secret key: for its owner alone, from the first byte on.
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        try (Writer out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        }
    }

    public URI endpoint() {
        return URI.create("http://" + ServerProcess.HOST + ":" + port);
    }

    public String accessKey() {
        return accessKey;
    }

    public String secretKey() {
        return secretKey;
    }

    public Process process() {
        return process.process();
    }

    public Path log() {
        return process.log();
    }

    @Override
    public void close() {
        process.close();
    }
}
