package io.impasto.local.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A certificate for this machine that nobody trusts but who is told to, made by the JDK's keytool.
 *
 * @param keyStore PKCS12, with the key
 * @param pem the certificate alone
 * @param trustStore PKCS12, the certificate alone
 */
record OwnCertificate(Path keyStore, Path pem, Path trustStore) {

    /** Of both stores; keytool wants six letters. */
    static final String PASSWORD = "of-the-store";

    static OwnCertificate make(Path folder) throws IOException, InterruptedException {
        Path keyStore = folder.resolve("server.p12");
        Path pem = folder.resolve("server.pem");
        Path trustStore = folder.resolve("trust.p12");
        keytool(
                List.of(
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-validity",
                        "2"),
                List.of("-dname", "CN=localhost", "-ext", "san=dns:localhost,ip:127.0.0.1"),
                store(keyStore));
        keytool(List.of("-exportcert", "-rfc", "-alias", "server", "-file", pem.toString()), store(keyStore));
        keytool(List.of("-importcert", "-noprompt", "-alias", "server", "-file", pem.toString()), store(trustStore));
        return new OwnCertificate(keyStore, pem, trustStore);
    }

    private static List<String> store(Path file) {
        return List.of("-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", PASSWORD);
    }

    @SafeVarargs
    private static void keytool(List<String>... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        for (List<String> some : arguments) {
            command.addAll(some);
        }
        Process keytool = new ProcessBuilder(command).inheritIO().start();
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException("keytool ended with status " + keytool.exitValue());
        }
    }
}
