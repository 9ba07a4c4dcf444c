package io.impasto.worker.ledger;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.impasto.common.event.JobEvent.Cancelled;
import io.impasto.common.event.JobEvent.Expired;
import io.impasto.common.event.JobEvent.Failed;
import io.impasto.common.event.JobEvent.Succeeded;
import io.impasto.common.event.JobEvent.Terminal;
import io.impasto.common.wire.Contract;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ledger's objects as JSON: events as the contract writes them, with their kind beside. */
final class LedgerJson {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerJson.class);

    private static final ObjectMapper JSON = Contract.jsonOfAnyVersion().addMixIn(Terminal.class, Kind.class);

    private LedgerJson() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "what")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Succeeded.class, name = "succeeded"),
        @JsonSubTypes.Type(value = Failed.class, name = "failed"),
        @JsonSubTypes.Type(value = Cancelled.class, name = "cancelled"),
        @JsonSubTypes.Type(value = Expired.class, name = "expired")
    })
    private interface Kind {}

    static byte[] write(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the ledger's values always have a JSON form", e);
        }
    }

    /** Empty, with a word in the log, if the bytes aren't such a thing: somebody else's, or a later version's. */
    static <T> Optional<T> read(byte[] json, Class<T> type, Object where) {
        ObjectReader reader = JSON.readerFor(type);
        try {
            T value = reader.readValue(json);
            return Optional.ofNullable(value);
        } catch (IOException e) {
            LOG.warn("ledger={} ignored=\"{}\"", where, e.getMessage());
            return Optional.empty();
        }
    }
}
