package io.impasto.gateway.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A file of the contract as it lies on the class path, and what its references mean. */
final class ContractFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new YAMLMapper();

    private final JsonNode root;

    private ContractFile(JsonNode root) {
        this.root = root;
    }

    /** A place in a file. */
    record Node(ContractFile file, JsonNode json) {

        Node at(String field) {
            return new Node(file, json.path(field));
        }

        String text(String field) {
            return json.path(field).asText();
        }

        /** What it refers to, if it refers; its own description goes before that one's. */
        Node resolved() {
            return json.has("$ref") ? file.resolve(json.path("$ref").asText()).resolved() : this;
        }
    }

    /** @throws UncheckedIOException if there is no such file that can be read */
    static ContractFile read(String name) {
        try {
            return new ContractFile((name.endsWith(".yaml") ? YAML : JSON).readTree(bytes(name)));
        } catch (IOException e) {
            throw new UncheckedIOException("contract/" + name + " can't be read", e);
        }
    }

    static byte[] bytes(String name) throws IOException {
        try (InputStream in = ContractFile.class.getResourceAsStream("/contract/" + name)) {
            if (in == null) {
                throw new IOException("there is no contract/" + name);
            }
            return in.readAllBytes();
        }
    }

    Node top() {
        return new Node(this, root);
    }

    /** @throws IllegalStateException if nothing is there */
    private Node resolve(String reference) {
        int hash = reference.indexOf('#');
        String name = hash < 0 ? reference : reference.substring(0, hash);
        ContractFile file = name.isEmpty() ? this : read(name);
        JsonNode found = hash < 0 ? file.root : file.root.at(JsonPointer.compile(reference.substring(hash + 1)));
        if (found.isMissingNode()) {
            throw new IllegalStateException("the contract refers to " + reference + ", where nothing is");
        }
        return new Node(file, found);
    }
}
