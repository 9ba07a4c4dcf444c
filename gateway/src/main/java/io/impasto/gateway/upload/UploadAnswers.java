package io.impasto.gateway.upload;

/** What the description of the interface says wherever an upload is answered. */
final class UploadAnswers {

    static final String NEW = "It is there now.";
    static final String KNOWN = "It was there already.";

    /** Of looking at a picture and keeping it. */
    static final String PROBLEMS = "unreadable-image, image-too-large, body-too-large, store-unavailable";

    private UploadAnswers() {}
}
