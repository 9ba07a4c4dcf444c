package io.impasto.gateway.follow;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.impasto.common.access.Scope;
import io.impasto.gateway.access.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.jspecify.annotations.Nullable;

/** The jobs that are known, newest first. */
@Path("/v1/jobs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.READ_ROLE)
public class ListResource {

    private final JobLookup jobs;
    private final JobView view;
    private final Caller caller;

    ListResource(JobLookup jobs, JobView view, Caller caller) {
        this.jobs = jobs;
        this.view = view;
        this.caller = caller;
    }

    /**
     * A page of them.
     *
     * @param next the next page, relative to the gateway; left out if this is the last
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Page(
            List<JobRepresentation> jobs, @Nullable String next) {}

    @GET
    @Operation(
            operationId = "jobs",
            summary = "The jobs that are known, newest first",
            description =
                    "With an access key, one's own; of everybody with the scope `admin`. `next` is the address of the next page.")
    @Extension(name = "x-problems", value = "invalid-request, view-incomplete, view-unavailable")
    public Page list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("submitter") @Nullable String submitter,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        ListQuery query = new ListQuery(state, submitter, from, to, limit, cursor);
        Optional<JobListing> listing =
                caller.onlySubmitter().map(own -> query.listing().of(own)).orElse(Optional.of(query.listing()));
        jobs.requireComplete();
        JobPage page = listing.map(view::list).orElse(JobPage.NONE);
        return new Page(
                page.jobs().stream().map(JobRepresentation::of).toList(),
                page.last() == null ? null : query.next(page.last()));
    }
}
