import io.impasto.client.ImpastoClient;
import io.impasto.client.FileJob;
import io.impasto.client.JobStatus;
import io.impasto.client.RefusedException;
import io.impasto.common.job.JobOptions;
import io.impasto.common.wire.JobOptionsText;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;

/** Has one picture painted by a gateway: GATEWAY CONTENT STYLE OUT. */
public class PaintOverHttp {

    public static void main(String[] arguments) throws Exception {
        ImpastoClient gateway = new ImpastoClient(URI.create(arguments[0]));
        // The options as on the command line; JobOptions.NONE leaves everything to the preset and the worker.
        JobOptions options = JobOptionsText.parse(Map.of("preset", "classic", "size", "64", "iterations", "10"));
        FileJob job = FileJob.of(Path.of(arguments[1]), Path.of(arguments[2]), options, new SecureRandom());
        try {
            gateway.submit(job, false);
        } catch (RefusedException refused) {
            System.err.println(refused.problem().detail()); // says what is wrong and what would be right
            System.exit(1);
        }
        JobStatus end = gateway.follow(job.id(), status -> System.out.println(status.id() + " " + status.state() + " "
                + (status.progress() == null ? "" : status.progress().step() + "/" + status.progress().steps())));
        if (!end.succeeded()) {
            System.err.println(end.state() + ": " + end.failure());
            System.exit(1);
        }
        gateway.image(job.id(), Path.of(arguments[3]));
    }
}
