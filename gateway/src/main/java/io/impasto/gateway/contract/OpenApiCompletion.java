package io.impasto.gateway.contract;

import io.impasto.gateway.problem.Problem;
import io.impasto.gateway.problem.ProblemAnswers;
import io.impasto.gateway.problem.ProblemType;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * What the description of the interface says of all operations alike: their problems, named by {@code x-problems} on each, and where a
 * job that is accepted will be. Sorts, so that a change shows as a change and nothing else.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class OpenApiCompletion implements OASFilter {

    /** On an operation: the codes of its problem types, comma-separated. */
    static final String PROBLEMS = "x-problems";

    /** Of whatever needs a scope. */
    private static final String ACCESS = "unauthenticated, forbidden, rate-limited";

    private static final String PROBLEM_SCHEMA = Problem.class.getSimpleName();

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Paths paths = api.getPaths();
        paths.setPathItems(new TreeMap<>(paths.getPathItems()));
        paths.getPathItems()
                .values()
                .forEach(path -> path.getOperations().values().forEach(OpenApiCompletion::complete));
        Components components = api.getComponents();
        components.setSchemas(new TreeMap<>(components.getSchemas()));
        // What is set last is written last.
        api.setPaths(null);
        api.setPaths(paths);
        api.setComponents(null);
        api.setComponents(components);
    }

    /** What refers to another schema has its type from there. */
    @Override
    public Schema filterSchema(Schema schema) {
        if (schema.getRef() != null) {
            schema.setType(null);
        }
        return schema;
    }

    @Override
    public Parameter filterParameter(Parameter parameter) {
        if (parameter.getIn() == Parameter.In.PATH && "id".equals(parameter.getName())) {
            parameter
                    .description("The job's id.")
                    .schema(OASFactory.createSchema().ref("JobId"));
        }
        return parameter;
    }

    private static void complete(Operation operation) {
        APIResponses responses = operation.getResponses();
        Object own = operation.getExtensions() == null
                ? null
                : operation.getExtensions().get(PROBLEMS);
        String codes = Stream.of(Objects.toString(own, ""), needsAScope(responses) ? ACCESS : "")
                .filter(some -> !some.isEmpty())
                .collect(Collectors.joining(","));
        if (own != null) {
            // The annotation is read as one of everything in its reach.
            operation.removeExtension(PROBLEMS);
            responses.removeExtension(PROBLEMS);
            responses.getAPIResponses().values().forEach(response -> response.removeExtension(PROBLEMS));
        }
        if (!codes.isEmpty()) {
            byStatus(codes).forEach((status, types) -> responses.addAPIResponse("" + status, problem(types)));
        }
        if (operation.getRequestBody() != null) {
            operation.getRequestBody().setRequired(true);
        }
        if (String.valueOf(operation.getOperationId()).startsWith("submit")) {
            Stream.of("201", "202")
                    .map(responses::getAPIResponse)
                    .filter(Objects::nonNull)
                    .forEach(accepted -> accepted.addHeader("Location", location()));
        }
        responses.setAPIResponses(new TreeMap<>(responses.getAPIResponses()));
        responses.setDefaultValue(problem("Any other problem."));
    }

    /** Quarkus tells so by a bare 401. */
    private static boolean needsAScope(APIResponses responses) {
        return responses.hasAPIResponse("401");
    }

    private static Header location() {
        return OASFactory.createHeader()
                .description("The job's own address.")
                .schema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING)
                        .format("uri-reference"));
    }

    private static Map<Integer, List<ProblemType>> byStatus(String codes) {
        return Arrays.stream(codes.split(","))
                .map(code -> ProblemType.ofCode(code.strip()))
                .collect(Collectors.groupingBy(ProblemType::status, TreeMap::new, Collectors.toList()));
    }

    private static APIResponse problem(List<ProblemType> types) {
        return problem(types.stream()
                .map(type -> "`" + type.code() + "`: " + type.title() + ".")
                .collect(Collectors.joining("\n\n")));
    }

    private static APIResponse problem(String description) {
        Content content = OASFactory.createContent()
                .addMediaType(
                        ProblemAnswers.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(PROBLEM_SCHEMA)));
        return OASFactory.createAPIResponse().description(description).content(content);
    }
}
