package io.impasto.engine;

import io.impasto.engine.loss.Evaluation;
import io.impasto.engine.loss.WholeObjective;
import io.impasto.engine.memory.AllocationErrors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several optimisations that take their steps together. Pictures of one size, under one network, go through it as one batch, which
 * leaves a GPU fewer idle moments when pictures are small; each has its own losses, optimiser and end, and may leave at any time. Line
 * searches look at more points than the batch does, and evaluate those one by one. Not thread-safe.
 */
public final class OptimisationBatch {

    private static final Logger LOG = LoggerFactory.getLogger(OptimisationBatch.class);

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
     * Evaluates where each member stands, in one pass for all of a kind. A member's next update, or look at its losses, then finds that done. Where the
     * pass fails it isn't done, and is done then: what is wrong with a member is thrown at that member alone.
     *
     * @return whether all went well; if not (memory for all at once, most likely), it is of little use to try it again
     */
    public boolean evaluate() {
        boolean well = true;
        for (List<EvaluatedPoint> points : ofOneKind()) {
            try {
                evaluate(points);
            } catch (RuntimeException | OutOfMemoryError e) {
                if (e instanceof OutOfMemoryError heap && !AllocationErrors.isOne(heap)) {
                    throw heap;
                }
                well = false;
                LOG.warn("batch={} evaluated=apart reason=\"{}\"", points.size(), e.getMessage());
            }
        }
        return well;
    }

    /**
     * Does one update of each member; those that are finished then leave.
     *
     * @throws DivergedException as a member's {@link Optimisation#advance} does, which then is still a member
     */
    public void advance() {
        evaluate();
        for (Optimisation member : List.copyOf(members)) {
            member.advance();
            if (member.finished()) {
                leave(member);
            }
        }
    }

    /** One alone gains nothing. */
    private List<List<EvaluatedPoint>> ofOneKind() {
        Map<Object, List<EvaluatedPoint>> ofOneKind = new LinkedHashMap<>();
        for (Optimisation member : members) {
            EvaluatedPoint point = member.point();
            point.pending()
                    .ifPresent(request -> ofOneKind
                            .computeIfAbsent(request.kind(), kind -> new ArrayList<>())
                            .add(point));
        }
        return ofOneKind.values().stream().filter(points -> points.size() > 1).toList();
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
