package io.impasto.common.wire;

/** The record headers of the contract beside those that CloudEvents defines. */
public final class ContractHeaders {

    /** Of the value, as CloudEvents' Kafka binding spells it. */
    public static final String CONTENT_TYPE = "content-type";

    /** On a request: who made it, if anybody says so; UTF-8. */
    public static final String SUBMITTER = "impasto_submitter";

    /** On a request: the http(s) address that is told of its job's end, if somebody wants to be told; UTF-8. */
    public static final String CALLBACK = "impasto_callback";

    /** On a dead letter: the code of the failure. */
    public static final String REASON_CODE = "impasto_reason_code";

    /** On a dead letter: what is wrong, in words. */
    public static final String REASON = "impasto_reason";

    /** On a dead letter: where the record stood, as {@code topic-partition@offset}. */
    public static final String ORIGIN = "impasto_origin";

    /** On a dead letter: the attempts at it, as JSON. */
    public static final String HISTORY = "impasto_history";

    /** On a deferred request: not to be tried before then, RFC 3339. */
    public static final String NOT_BEFORE = "impasto_not_before";

    /** On a deferred request: the topic that it is put back into. */
    public static final String RETURN_TO = "impasto_return_to";

    /** On a request that was put off: how often. */
    public static final String DEFERRALS = "impasto_deferrals";

    /** On a request that was put off, once for each: the number of an attempt that came to nothing by no fault of the request's. */
    public static final String ENDED_ATTEMPT = "impasto_ended_attempt";

    private ContractHeaders() {}
}
