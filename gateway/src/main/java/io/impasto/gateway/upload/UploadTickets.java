package io.impasto.gateway.upload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.impasto.common.Quoted;
import io.impasto.common.blob.BlobMissingException;
import io.impasto.common.blob.BlobStore;
import io.impasto.common.image.ImageRef.S3Object;
import io.impasto.common.image.UploadKeys;
import io.impasto.common.job.AllowedBuckets;
import io.impasto.common.wire.Contract;
import io.impasto.gateway.config.GatewayConfig;
import io.impasto.gateway.problem.Problem;
import io.impasto.gateway.problem.ProblemException;
import io.impasto.gateway.problem.ProblemType;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** The tickets for uploads past the gateway. They lie in the store, so that any gateway knows those that another has issued. */
@Singleton
public class UploadTickets {

    /** Guessed by nobody. */
    private static final int RANDOM_BYTES = 16;

    private static final Pattern LEGAL = Pattern.compile("[0-9a-f]{" + 2 * RANDOM_BYTES + "}");
    private static final long MOST_BYTES = 4096;

    private final ObjectMapper json = Contract.json();
    private final BlobStore store;
    private final String bucket;
    private final Duration lasts;
    private final Clock clock;
    private final RandomGenerator random;

    UploadTickets(BlobStore store, AllowedBuckets buckets, GatewayConfig config, Clock clock, RandomGenerator random) {
        this.store = store;
        this.bucket = buckets.own();
        this.lasts = config.uploadLinksLast();
        this.clock = clock;
        this.random = random;
    }

    /**
     * @param id names it
     * @param picture what it was issued for
     */
    record Ticket(String id, PromisedPicture picture, Instant expiresAt) {}

    Ticket issue(PromisedPicture picture) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        Ticket ticket = new Ticket(
                HexFormat.of().formatHex(bytes),
                picture,
                clock.instant().plus(lasts).truncatedTo(ChronoUnit.SECONDS));
        try {
            store.put(stub(ticket.id()), json.writeValueAsBytes(ticket), MediaType.APPLICATION_JSON);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a ticket always has a JSON form", e);
        }
        return ticket;
    }

    /** @throws ProblemException if there is no such ticket, or its time is over */
    Ticket find(String id) {
        if (!LEGAL.matcher(id).matches()) {
            throw unknown(id);
        }
        Ticket ticket;
        try {
            ticket = json.readValue(store.get(stub(id), MOST_BYTES), Ticket.class);
        } catch (BlobMissingException e) {
            throw unknown(id);
        } catch (IOException e) {
            throw new IllegalStateException("ticket " + id + " can't be read back", e);
        }
        if (!ticket.expiresAt().isAfter(clock.instant())) {
            store.remove(staged(ticket));
            store.remove(stub(id));
            throw new ProblemException(Problem.of(
                    ProblemType.TICKET_EXPIRED,
                    "The ticket was good until " + ticket.expiresAt() + ". Ask for another one."));
        }
        return ticket;
    }

    /** Where its picture comes to lie. */
    S3Object staged(Ticket ticket) {
        return new S3Object(bucket, UploadKeys.stagedPicture(ticket.id()));
    }

    private S3Object stub(String id) {
        return new S3Object(bucket, UploadKeys.stagedTicket(id));
    }

    private static ProblemException unknown(String id) {
        return new ProblemException(
                Problem.of(ProblemType.UNKNOWN_TICKET, "No ticket '" + Quoted.abbreviated(id) + "' is known."));
    }
}
