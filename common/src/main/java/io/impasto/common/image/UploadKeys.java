package io.impasto.common.image;

import java.util.regex.Pattern;

/** Where uploads lie, in the store's own bucket. */
public final class UploadKeys {

    /** Of all uploads. */
    public static final String UPLOADS = "uploads/sha256/";

    /** Of all that is being uploaded past the gateway and that nobody has looked at yet; no job may refer to it. */
    public static final String STAGING = "uploads/staging/";

    private static final Pattern UPLOAD = Pattern.compile(UPLOADS + "[0-9a-f]{64}");
    private static final Pattern STAGED = Pattern.compile(STAGING + "[0-9a-f]{32}/(picture|ticket\\.json)");

    private UploadKeys() {}

    /** Of the picture that comes on that ticket. */
    public static String stagedPicture(String ticket) {
        return STAGING + ticket + "/picture";
    }

    /** Of what the ticket was issued for. */
    public static String stagedTicket(String ticket) {
        return STAGING + ticket + "/ticket.json";
    }

    /** Whether that is an upload's key, and not some other software's under the same prefix. */
    public static boolean isUpload(String key) {
        return UPLOAD.matcher(key).matches();
    }

    /** Whether that is a key of what is being uploaded. */
    public static boolean isStaged(String key) {
        return STAGED.matcher(key).matches();
    }
}
