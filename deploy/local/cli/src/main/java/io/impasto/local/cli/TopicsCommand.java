package io.impasto.local.cli;

import io.impasto.topics.ClusterTopics;
import io.impasto.topics.Difference;
import io.impasto.topics.Wanted;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The contract's topics on a Kafka cluster. */
@Command(
        name = "topics",
        description = "Topics, share groups and access rules on a Kafka cluster, as workers and gateways need them.",
        mixinStandardHelpOptions = true)
final class TopicsCommand extends CommandGroup {

    @Command(
            name = "diff",
            description = "Says what isn't as it should be; changes nothing. Exit code 1 if there is anything.",
            mixinStandardHelpOptions = true)
    int diff(@Mixin TopicsOptions options) {
        Wanted wanted = options.wanted();
        try (ClusterTopics topics = ClusterTopics.at(options.client())) {
            List<Difference> differences = topics.differences(wanted);
            differences.forEach(this::say);
            return end(differences.isEmpty());
        }
    }

    @Command(
            name = "apply",
            description = {
                "Makes and sets what isn't as it should be; may be called again.",
                "What would lose records, or needs a person's judgement, is said and left alone: exit code 1."
            },
            mixinStandardHelpOptions = true)
    int apply(@Mixin TopicsOptions options) {
        Wanted wanted = options.wanted();
        try (ClusterTopics topics = ClusterTopics.at(options.client())) {
            List<Difference> before = topics.differences(wanted);
            topics.mend(before, wanted.layout());
            List<Difference> left =
                    before.stream().filter(difference -> !difference.mendable()).toList();
            before.stream().filter(Difference::mendable).forEach(difference -> say("mended: " + difference));
            left.forEach(difference -> say("left: " + difference));
            return end(left.isEmpty());
        }
    }

    private int end(boolean well) {
        if (well) {
            say("All is as it should be.");
        }
        return well ? 0 : Complaints.FAILED;
    }

    private void say(Object line) {
        PrintWriter out = spec().commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
