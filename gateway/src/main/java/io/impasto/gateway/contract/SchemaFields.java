package io.impasto.gateway.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** A JSON schema as rows: each field on its path, {@code image.sha256}, {@code styles[].weight}. */
final class SchemaFields {

    /**
     * One field.
     *
     * @param type what may stand there, in words
     */
    record Row(String path, String type, boolean required, Prose description) {}

    private final List<Row> rows = new ArrayList<>();

    private SchemaFields() {}

    static List<Row> of(ContractFile.Node schema) {
        SchemaFields fields = new SchemaFields();
        fields.addAll("", schema.resolved());
        return List.copyOf(fields.rows);
    }

    private void addAll(String prefix, ContractFile.Node object) {
        JsonNode required = object.json().path("required");
        Iterator<Map.Entry<String, JsonNode>> properties =
                object.json().path("properties").fields();
        while (properties.hasNext()) {
            Map.Entry<String, JsonNode> property = properties.next();
            ContractFile.Node said = object.at("properties").at(property.getKey());
            add(prefix + property.getKey(), said, contains(required, property.getKey()));
        }
    }

    private void add(String path, ContractFile.Node said, boolean required) {
        ContractFile.Node schema = said.resolved();
        String description = said.text("description").isEmpty() ? schema.text("description") : said.text("description");
        rows.add(new Row(path, type(schema), required, Prose.of(description)));
        addWithin(path, schema);
    }

    private void addWithin(String path, ContractFile.Node schema) {
        addAll(path + ".", schema);
        if (schema.json().has("items")) {
            addWithin(path + "[]", schema.at("items").resolved());
        }
        schema.json()
                .path("oneOf")
                .forEach(one -> addWithin(path, new ContractFile.Node(schema.file(), one).resolved()));
    }

    private static String type(ContractFile.Node schema) {
        JsonNode json = schema.json();
        if (json.has("const")) {
            return json.path("const").asText();
        }
        if (json.has("enum")) {
            return joined(json.path("enum"), " | ");
        }
        if (json.has("oneOf")) {
            StringJoiner types = new StringJoiner(" or ");
            json.path("oneOf").forEach(one -> types.add(type(new ContractFile.Node(schema.file(), one).resolved())));
            return types.toString();
        }
        if (json.has("items")) {
            return "array of " + type(schema.at("items").resolved());
        }
        String type = json.path("type").isArray() ? joined(json.path("type"), " or ") : schema.text("type");
        return (json.has("format") ? schema.text("format") : type) + range(json);
    }

    private static String range(JsonNode json) {
        StringJoiner range = new StringJoiner(", ", ", ", "").setEmptyValue("");
        bound(range, "≥ ", json.path("minimum"));
        bound(range, "> ", json.path("exclusiveMinimum"));
        bound(range, "≤ ", json.path("maximum"));
        bound(range, "< ", json.path("exclusiveMaximum"));
        bound(range, "default ", json.path("default"));
        return range.toString();
    }

    private static void bound(StringJoiner range, String word, JsonNode bound) {
        if (!bound.isMissingNode()) {
            range.add(word + bound.asText());
        }
    }

    private static String joined(JsonNode array, String with) {
        StringJoiner joined = new StringJoiner(with);
        array.forEach(one -> joined.add(one.asText()));
        return joined.toString();
    }

    private static boolean contains(JsonNode array, String text) {
        for (JsonNode one : array) {
            if (one.asText().equals(text)) {
                return true;
            }
        }
        return false;
    }
}
