package io.impasto.local.stack;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Properties;
import java.util.random.RandomGenerator;

/** What the S3 server asks of its clients. */
public record StoreKeys(String accessKey, String secretKey) {

    private static final String ACCESS = "accessKey";
    private static final String SECRET = "secretKey";
    private static final int ACCESS_BYTES = 8;
    private static final int SECRET_BYTES = 24;

    /** The keys in the file; new ones, kept there for their owner alone, if there is no file yet. */
    static StoreKeys in(Path file, RandomGenerator random) {
        try {
            if (!Files.exists(file)) {
                StoreKeys keys = new StoreKeys("impasto-" + hex(random, ACCESS_BYTES), hex(random, SECRET_BYTES));
                keys.write(file);
                return keys;
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("can't keep the S3 keys in " + file, e);
        }
    }

    private static StoreKeys read(Path file) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(Files.readString(file)));
        String access = properties.getProperty(ACCESS, "");
        String secret = properties.getProperty(SECRET, "");
        if (access.isEmpty() || secret.isEmpty()) {
            throw new StackException(
                    file + " lacks " + ACCESS + " or " + SECRET + "; without the file, new keys are made");
        }
        return new StoreKeys(access, secret);
    }

    private void write(Path file) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, ACCESS + "=" + accessKey + "\n" + SECRET + "=" + secretKey + "\n");
    }

    private static String hex(RandomGenerator random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Without the secret: this may end up in a log. */
    @Override
    public String toString() {
        return "StoreKeys[" + accessKey + "]";
    }
}
