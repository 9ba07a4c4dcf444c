package io.impasto.gateway.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code asyncapi.yaml} as a page shows it.
 *
 * @param channels in the order of the file
 */
record Messages(List<Prose> introduction, List<Channel> channels) {

    /** A topic. */
    record Channel(String address, Prose description, List<Message> messages) {}

    /** What may stand on it. */
    record Message(
            String name,
            Prose summary,
            List<SchemaFields.Row> headers,
            List<SchemaFields.Row> payload,
            List<Example> examples) {}

    /** A payload, written out. */
    record Example(String name, String json) {}

    private static final ObjectMapper PRETTY = new ObjectMapper();

    static Messages of(ContractFile file) {
        ContractFile.Node top = file.top();
        List<Channel> channels = new ArrayList<>();
        top.json()
                .path("channels")
                .fieldNames()
                .forEachRemaining(
                        name -> channels.add(channel(top.at("channels").at(name))));
        return new Messages(Prose.paragraphs(top.at("info").text("description")), List.copyOf(channels));
    }

    private static Channel channel(ContractFile.Node channel) {
        List<Message> messages = new ArrayList<>();
        ContractFile.Node all = channel.at("messages");
        all.json()
                .fieldNames()
                .forEachRemaining(
                        name -> messages.add(message(name, all.at(name).resolved())));
        return new Channel(channel.text("address"), Prose.of(channel.text("description")), List.copyOf(messages));
    }

    private static Message message(String name, ContractFile.Node message) {
        ContractFile.Node payload = message.at("payload").resolved();
        String summary = message.text("summary").isEmpty() ? payload.text("description") : message.text("summary");
        List<Example> examples = new ArrayList<>();
        for (JsonNode example : message.json().path("examples")) {
            examples.add(new Example(example.path("name").asText(), pretty(example.path("payload"))));
        }
        return new Message(
                name,
                Prose.of(summary),
                SchemaFields.of(message.at("headers")),
                SchemaFields.of(payload),
                List.copyOf(examples));
    }

    private static String pretty(JsonNode json) {
        try {
            return PRETTY.writerWithDefaultPrettyPrinter().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree that was read can be written", e);
        }
    }
}
