package io.impasto.bench.scale;

/** What there is an end to, and how much of it a worker or a job takes; {@code limits.json}. */
record Limits(
        Count members,
        Count mostMembers,
        Count sessions,
        Count locks,
        Count heartbeat,
        Count renewal,
        Count workersGroup,
        Count allGroups,
        Count progress,
        Count preview,
        Count checkpoint,
        Count checkpointMost,
        Count checkpointClassic,
        Count checkpointStudio,
        Count jobPuts,
        Count jobDeletes,
        Count jobGets,
        Count jobEvents,
        Count storePuts,
        Count storeGets) {

    /** @param source where it was measured, set or counted */
    record Count(double value, String source) {}

    static Limits known() {
        return Inputs.read("limits.json", Limits.class);
    }
}
