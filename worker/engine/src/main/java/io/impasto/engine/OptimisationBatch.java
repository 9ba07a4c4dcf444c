package io.impasto.engine;

import io.impasto.engine.loss.Evaluation;
import io.impasto.engine.loss.WholeObjective;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Several optimisations that take their steps together. Pictures of one size, under one network, go through it as one batch, which
 * leaves a GPU fewer idle moments when pictures are small; each has its own losses, optimiser and end, and may leave at any time. Line
 * searches look at more points than the batch does, and evaluate those one by one. Not thread-safe.
 */
public final class OptimisationBatch {

    private final List<Optimisation> members;

    /** @param members begun with one engine; they stay the caller's, who closes them */
    public OptimisationBatch(List<Optimisation> members) {
        this.members = new ArrayList<>(members);
    }

    /** Those that are not finished and have not left. */
    public List<Optimisation> members() {
        return List.copyOf(members);
    }

    public boolean finished() {
        return members.isEmpty();
    }

    /** Takes one out, which is then nobody's but the caller's. */
    public void leave(Optimisation member) {
        members.remove(member);
    }

    /**
     * Does one update of each member; those that are finished then leave.
     *
     * @throws DivergedException as a member's {@link Optimisation#advance} does, which then is still a member
     */
    public void advance() {
        evaluateTogether();
        for (Optimisation member : List.copyOf(members)) {
            member.advance();
            if (member.finished()) {
                leave(member);
            }
        }
    }

    private void evaluateTogether() {
        Map<Object, List<EvaluatedPoint>> ofOneKind = new LinkedHashMap<>();
        for (Optimisation member : members) {
            EvaluatedPoint point = member.point();
            point.pending()
                    .ifPresent(request -> ofOneKind
                            .computeIfAbsent(request.kind(), kind -> new ArrayList<>())
                            .add(point));
        }
        ofOneKind.values().forEach(OptimisationBatch::evaluate);
    }

    private static void evaluate(List<EvaluatedPoint> points) {
        List<WholeObjective.Request> requests =
                points.stream().map(point -> point.pending().orElseThrow()).toList();
        List<Evaluation> evaluations = WholeObjective.together(requests);
        for (int i = 0; i < points.size(); i++) {
            points.get(i).evaluated(evaluations.get(i));
        }
    }
}
