package io.impasto.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command. */
@Command(
        name = "load",
        description = {
            "Submits requests with references to GATEWAY at a steady rate, then asks for jobs and for the page while they wait.",
            "Meant for a stack without workers (deploy/impasto up --workers 0): what is asked for would be painted."
        },
        mixinStandardHelpOptions = true)
final class Load implements Callable<Integer> {

    private static final int ACCEPTED = 202;
    private static final int OK = 200;

    /** Twenty a second: people who look at the page, not a load. */
    private static final double LOOKS_PER_SECOND = 20;

    private static final int LOOKS = 400;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String run = UUID.randomUUID().toString();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "GATEWAY", description = "Its address, such as http://127.0.0.1:8080.")
    @SuppressWarnings("NullAway.Init")
    private URI gateway;

    @Option(names = "--rate", paramLabel = "N", description = "Requests a second (default: ${DEFAULT-VALUE}).")
    private double rate = 200;

    @Option(names = "--jobs", paramLabel = "N", description = "Requests in all (default: ${DEFAULT-VALUE}).")
    private int jobs = 10_000;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "Requests before those that are counted (default: ${DEFAULT-VALUE}).")
    private int warmUp = 2_000;

    @Option(names = "--key", paramLabel = "KEY", description = "An access key, where the gateway asks for one.")
    private @Nullable String key;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Load()).setUsageHelpAutoWidth(true).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        String picture = uploaded();
        OpenLoop submitting = new OpenLoop(client, rate);
        submitting.send(warmUp, i -> submission("w" + i, picture), ACCEPTED);
        say("submitted, %s a second", rate, submitting.send(jobs, i -> submission("j" + i, picture), ACCEPTED));
        OpenLoop looking = new OpenLoop(client, LOOKS_PER_SECOND);
        String waiting = warmUp + jobs + " jobs asked for";
        say(
                "a job, %s",
                waiting,
                looking.send(LOOKS, i -> to("/v1/jobs/" + id("j" + i % jobs)).build(), OK));
        say(
                "the list, %s",
                waiting, looking.send(LOOKS, i -> to("/v1/jobs?limit=50").build(), OK));
        say("the page, %s", waiting, looking.send(LOOKS, i -> to("/").build(), OK));
        return 0;
    }

    private void say(String what, Object detail, OpenLoop.Outcome outcome) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(String.format(what, detail) + ": " + outcome);
        out.flush();
    }

    /** A small picture that all requests refer to, by its address. */
    private String uploaded() throws IOException, InterruptedException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", png);
        HttpResponse<String> answer = client.send(
                to("/v1/uploads")
                        .header("Content-Type", "image/png")
                        .POST(BodyPublishers.ofByteArray(png.toByteArray()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        JsonNode address = json.readTree(answer.body()).get("address");
        if (address == null) {
            throw new IOException("POST /v1/uploads was answered " + answer.statusCode() + ": " + answer.body());
        }
        return address.textValue();
    }

    private HttpRequest submission(String name, String picture) {
        String request = "{\"id\":\"" + id(name) + "\",\"content\":\"" + picture + "\",\"styles\":[\"" + picture
                + "\"],\"options\":{\"preset\":\"classic\",\"size\":64,\"iterations\":1}}";
        return to("/v1/jobs")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(request.getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    private String id(String name) {
        return run + "-" + name;
    }

    private HttpRequest.Builder to(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(gateway.resolve(path)).timeout(Duration.ofSeconds(30));
        return key == null ? request : request.header("Authorization", "Bearer " + key);
    }
}
