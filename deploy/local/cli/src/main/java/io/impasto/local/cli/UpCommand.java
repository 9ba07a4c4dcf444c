package io.impasto.local.cli;

import io.impasto.engine.DeviceChoice;
import io.impasto.local.stack.DataFolder;
import io.impasto.local.stack.Stack;
import io.impasto.local.stack.StackPlan;
import io.impasto.local.stack.StackState;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the whole stack until it is told to stop. */
@Command(
        name = "up",
        description = {
            "Starts a Kafka broker, an S3 server, the gateway and workers, all on this machine, and stops them on Ctrl-C.",
            "Everything listens on 127.0.0.1 only and is kept in the data folder."
        },
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    private static final int USUAL_PORT = 8080;

    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Worker processes, 0 to 64; with none, requests wait (default: ${DEFAULT-VALUE}).")
    private int workers = 1;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder (default: impasto in the user's data folder).")
    private @Nullable Path data;

    @Option(
            names = "--gateway-port",
            paramLabel = "PORT",
            description = "Where the gateway listens (default: " + USUAL_PORT + ", or any free one if that is taken).")
    private @Nullable Integer gatewayPort;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            description =
                    "What workers compute on: auto, cpu, gpu:N, or gpu:N@fp16 for half precision (default: ${DEFAULT-VALUE}).")
    private String device = "auto";

    UpCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        // Wrong use is told before anything is made, a running stack before a port is looked for.
        StackPlan asked = new StackPlan(
                workers,
                gatewayPort == null ? OptionalInt.empty() : OptionalInt.of(gatewayPort),
                DeviceChoice.of(device));
        DataFolder folder = DataFolders.chosen(data, surroundings);
        try (Stack stack = Stack.in(folder);
                AtShutdown ignored = AtShutdown.close(stack)) {
            StackPlan plan = gatewayPort == null ? asked.withGatewayPort(usualPort()) : asked;
            StackState state = stack.start(plan, surroundings.installation(), surroundings.random(), new Voice(spec));
            announce(state, folder);
            stack.awaitDeath();
        }
        return 0;
    }

    private OptionalInt usualPort() {
        try (ServerSocket free = new ServerSocket(USUAL_PORT, 1, InetAddress.getLoopbackAddress())) {
            return OptionalInt.of(free.getLocalPort());
        } catch (IOException taken) {
            new Voice(spec).accept("port " + USUAL_PORT + " is taken; the gateway gets another (--gateway-port)");
            return OptionalInt.empty();
        }
    }

    private void announce(StackState state, DataFolder folder) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Gateway  " + state.gateway());
        out.println("Kafka    " + state.kafka());
        out.println("S3       " + state.store() + "  (keys in " + folder.keys() + ")");
        out.println("Logs     " + folder.logs() + ", " + folder.broker().resolve("broker.log") + ", "
                + folder.store().resolve("s3.log"));
        out.println("Ready. Ctrl-C stops everything.");
        out.flush();
    }
}
