package io.impasto.common.job;

import java.util.regex.Pattern;

/** Where the workers keep what they know of a job, in the bucket of results. */
public final class JobKeys {

    /** Of all keys here. */
    public static final String PREFIX = "jobs/";

    private static final Pattern OURS = Pattern.compile(
            "jobs/[A-Za-z0-9][A-Za-z0-9._~-]{0,99}/(checkpoint|end\\.json|attempts/\\d+\\.(json|ended)|previews/\\d+\\.jpg)");

    private JobKeys() {}

    /** Of all that is kept of that job. */
    public static String folder(JobId job) {
        return PREFIX + job + "/";
    }

    /** How far it has come, for the next attempt. */
    public static String checkpoint(JobId job) {
        return folder(job) + "checkpoint";
    }

    /** What it looks like at present, as that attempt has it. */
    public static String preview(JobId job, int attempt) {
        return folder(job) + "previews/" + attempt + ".jpg";
    }

    /** Of all attempts at it. */
    public static String attempts(JobId job) {
        return folder(job) + "attempts/";
    }

    /** That an attempt was begun, and by whom. */
    public static String attempt(JobId job, int number) {
        return attempts(job) + number + ".json";
    }

    /** That an attempt came to an end which isn't the job's, and why. */
    public static String attemptEnded(JobId job, int number) {
        return attempts(job) + number + ".ended";
    }

    /** How the job ended; written before anybody is told. */
    public static String end(JobId job) {
        return folder(job) + "end.json";
    }

    /** Whether that is a key of this kind, and not some other software's under the same prefix. */
    public static boolean isOne(String key) {
        return OURS.matcher(key).matches();
    }
}
