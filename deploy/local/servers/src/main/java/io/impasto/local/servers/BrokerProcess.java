package io.impasto.local.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/**
 * What a broker's process runs: formats the folder of its records if nobody has, then is the broker. One JVM for both, since loading
 * Kafka's classes is most of what formatting takes. {@code java … BrokerProcess SETTINGS RECORDS}
 */
public final class BrokerProcess {

    private static final String IN_EACH_THAT_IS_FORMATTED = "meta.properties";

    private BrokerProcess() {}

    public static void main(String[] arguments) {
        String settings = arguments[0];
        if (!Files.exists(Path.of(arguments[1], IN_EACH_THAT_IS_FORMATTED))) {
            int status = StorageTool.execute(
                    new String[] {
                        "format", "--standalone", "-t", Uuid.randomUuid().toString(), "-c", settings
                    },
                    System.out);
            if (status != 0) {
                System.exit(status);
            }
        }
        Kafka.main(new String[] {settings});
    }
}
