package io.impasto.gateway.contract;

import io.impasto.gateway.problem.ProblemType;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The contract for people, as pages, and for programs, as its files. */
@Path("/contract")
@PermitAll
public class ContractResource {

    /** What there is of the contract, and nothing beside it. */
    private static final String FILE = "asyncapi\\.yaml|(?:request|event|control)\\.schema\\.json";

    /** One row of the list of problems. */
    record ProblemRow(String code, String urn, int status, String title, Prose remedy) {

        static ProblemRow of(ProblemType type) {
            return new ProblemRow(type.code(), type.urn(), type.status(), type.title(), Prose.of(type.remedy()));
        }
    }

    private final Messages messages = Messages.of(ContractFile.read("asyncapi.yaml"));

    @CheckedTemplate(basePath = "contract")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance messages(Messages messages);

        static native TemplateInstance problems(List<ProblemRow> problems);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance messages() {
        return Templates.messages(messages);
    }

    @GET
    @Path("/problems")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance problems() {
        return Templates.problems(
                Arrays.stream(ProblemType.values()).map(ProblemRow::of).toList());
    }

    @GET
    @Path("/{file: " + FILE + "}")
    @Produces({"application/yaml", MediaType.APPLICATION_JSON})
    @Operation(hidden = true)
    public Response file(@PathParam("file") String file) throws IOException {
        return Response.ok(ContractFile.bytes(file))
                .type(file.endsWith(".yaml") ? "application/yaml" : MediaType.APPLICATION_JSON)
                .build();
    }
}
