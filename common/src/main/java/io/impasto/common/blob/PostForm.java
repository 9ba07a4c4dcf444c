package io.impasto.common.blob;

import java.net.URI;
import java.util.Map;

/**
 * A form that stores an object, to be sent as {@code multipart/form-data}: all fields, then a part {@code file}, the last.
 *
 * @param url where it goes
 * @param fields what goes before the file, among it the signature
 */
public record PostForm(URI url, Map<String, String> fields) {

    public PostForm {
        fields = Map.copyOf(fields);
    }
}
