import io.impasto.client.kafka.Completions;
import io.impasto.client.kafka.StyleRequests;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.image.ImageRef;
import io.impasto.common.job.JobId;
import io.impasto.common.job.StyleImage;
import io.impasto.common.job.StyleJob;
import io.impasto.common.wire.JobOptionsText;
import java.util.List;
import java.util.Map;

/** Asks for one picture by message, and listens until it is done: BOOTSTRAP_SERVERS ID CONTENT STYLE, the last two s3:// references. */
public class PaintOverKafka {

    public static void main(String[] arguments) throws Exception {
        Map<String, Object> kafka = Map.of("bootstrap.servers", arguments[0]);
        StyleJob job = new StyleJob(
                new JobId(arguments[1]),
                ImageRef.of(arguments[2]),
                List.of(new StyleImage(ImageRef.of(arguments[3]), 1)),
                JobOptionsText.parse(Map.of("preset", "classic", "size", "64", "iterations", "10")));
        try (StyleRequests requests = StyleRequests.open(kafka)) {
            requests.submit(job); // returns when the broker has it
        }
        // Each end once; the group's name stays the same from one start to the next, so that none is missed.
        try (Completions completions = Completions.open(kafka, "example-java")) {
            completions.run(end -> {
                System.out.println(end.jobId() + " " + end.what()
                        + (end instanceof Succeeded done ? " " + done.result().image().object() : ""));
                if (end.jobId().equals(job.id())) {
                    completions.close();
                }
            });
        }
    }
}
