package io.impasto.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.types.SimpleType;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.Validation;
import io.impasto.chart.Chart.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the admission policy lets a worker do to pods, by the language that it is written in. */
class AdmissionTest {

    private static final String POD_CLAIM = "authentication.kubernetes.io/pod-name";
    private static final String OWN = "impasto-worker-7d4-abcde";
    private static final String WORKER = "system:serviceaccount:paint:impasto-worker";
    private static final String BEFORE = """
            {metadata: {labels: {app: a}, ownerReferences: [{name: r}], annotations: {kept: x, other: y}},
             spec: {containers: [{name: worker, image: a}]}}""";

    private static final Cel CEL = CelFactory.standardCelBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addCompilerLibraries(CelExtensions.optional())
            .addRuntimeLibraries(CelExtensions.optional())
            .addVar("object", SimpleType.DYN)
            .addVar("oldObject", SimpleType.DYN)
            .addVar("request", SimpleType.DYN)
            .build();

    private final ValidatingAdmissionPolicy policy = Chart.render(Profile.GPU).objects().stream()
            .filter(ValidatingAdmissionPolicy.class::isInstance)
            .map(ValidatingAdmissionPolicy.class::cast)
            .findFirst()
            .orElseThrow();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "annotations: {kept: x, other: y} | annotations: {kept: x, other: y, controller.kubernetes.io/pod-deletion-cost: '50'}",
                "annotations: {kept: x, other: y} | annotations: {kept: x, other: y}",
            },
            quoteCharacter = '"')
    void aWorkerTellsItsOwnPodsCost(String was, String is) throws Exception {
        assertThat(refusals(OWN, BEFORE.replace(was, is), Map.of(POD_CLAIM, List.of(OWN))))
                .isEmpty();
    }

    @Test
    void thePodOfAnotherIsNotItsOwn() throws Exception {
        assertThat(refusals("impasto-worker-7d4-fghij", BEFORE, Map.of(POD_CLAIM, List.of(OWN))))
                .singleElement()
                .asString()
                .contains("own pod only");
    }

    @Test
    void aTokenOfNoPodHasNoPod() throws Exception {
        assertThat(refusals(OWN, BEFORE, Map.of("another", List.of(OWN))))
                .singleElement()
                .asString()
                .contains("own pod only");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image: a | image: b",
                "app: a | app: b",
                "labels: {app: a}, | ''",
                "name: r | name: s",
                "other: y | other: z",
                ", other: y | ''",
                "other: y | other: y, another: z",
                "annotations: {kept: x, other: y} | finalizers: [f], annotations: {kept: x, other: y}",
            })
    void nothingElseOfItChanges(String was, String is) throws Exception {
        String after = BEFORE.replace(was, is);
        assertThat(after).isNotEqualTo(BEFORE);
        assertThat(refusals(OWN, after, Map.of(POD_CLAIM, List.of(OWN))))
                .singleElement()
                .asString()
                .contains("deletion cost");
    }

    @ParameterizedTest
    @CsvSource({
        WORKER + ", true",
        "system:serviceaccount:paint:impasto-gateway, false",
        "system:serviceaccount:other:impasto-worker, false",
        "kubernetes-admin, false"
    })
    void othersAreNotItsConcern(String user, boolean concerned) throws Exception {
        String condition = policy.getSpec().getMatchConditions().get(0).getExpression();
        assertThat(evaluated(condition, Map.of("request", Map.of("userInfo", Map.of("username", user)))))
                .isEqualTo(concerned);
    }

    /** The messages of what doesn't hold. */
    private List<String> refusals(String pod, String after, Map<String, List<String>> extra) throws Exception {
        Map<String, ?> variables = Map.of(
                "object",
                yaml(after),
                "oldObject",
                yaml(BEFORE),
                "request",
                Map.of("name", pod, "userInfo", Map.of("username", WORKER, "extra", extra)));
        List<String> refusals = new ArrayList<>();
        for (Validation validation : policy.getSpec().getValidations()) {
            if (!evaluated(validation.getExpression(), variables)) {
                refusals.add(validation.getMessage());
            }
        }
        return refusals;
    }

    private static boolean evaluated(String expression, Map<String, ?> variables) throws Exception {
        CelAbstractSyntaxTree known = CEL.compile(expression).getAst();
        return (boolean) CEL.createProgram(known).eval(variables);
    }

    private static Map<String, Object> yaml(String text) {
        return new ObjectMapper().convertValue(Chart.documents(text).get(0), new TypeReference<>() {});
    }
}
