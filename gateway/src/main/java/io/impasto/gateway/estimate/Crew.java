package io.impasto.gateway.estimate;

import io.impasto.common.event.JobEvent;
import io.impasto.common.event.JobEvent.Started;
import io.impasto.common.job.WorkerAbility;
import io.impasto.gateway.follow.JobEventListener;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What workers have said of themselves when they began a job. Safe for use by several threads: all hold this object's monitor. */
public final class Crew implements JobEventListener {

    /** A worker that starts again mostly has another name: of too many, those heard of longest ago are forgotten. */
    private static final int WORKERS_KEPT = 2000;

    /** A worker that was heard of. */
    record Member(DeviceKind device, WorkerAbility ability) {}

    private final Map<String, Member> members = new LinkedHashMap<>();

    @Override
    public void happened(JobEvent event) {
        if (event instanceof Started started && started.ability() != null) {
            heard(started.worker(), new Member(DeviceKind.of(started.device()), started.ability()));
        }
    }

    private synchronized void heard(String worker, Member member) {
        members.remove(worker);
        members.put(worker, member);
        if (members.size() > WORKERS_KEPT) {
            members.remove(members.keySet().iterator().next());
        }
    }

    /** Those of these workers that were heard of. */
    synchronized List<Member> among(Set<String> workers) {
        return workers.stream().filter(members::containsKey).map(members::get).toList();
    }
}
