package io.impasto.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.impasto.common.job.JobFailure;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTypeTest {

    @Test
    void everyFailureOfTheContractHasAProblemTypeOfItsOwn() throws Exception {
        for (Class<?> kind : JobFailure.class.getPermittedSubclasses()) {
            JobFailure failure =
                    (JobFailure) kind.getDeclaredConstructor(String.class).newInstance("because");

            assertThat(ProblemType.of(failure).code()).isEqualTo(failure.code());
        }
    }

    @Test
    void codesAreDistinct() {
        List<String> codes =
                Arrays.stream(ProblemType.values()).map(ProblemType::code).toList();

        assertThat(codes).doesNotHaveDuplicates();
    }

    @Test
    void everyTypeSaysWhatToDo() {
        assertThat(ProblemType.values()).allSatisfy(type -> {
            assertThat(type.remedy()).matches("[A-Z].*\\.");
            assertThat(type.remedy().chars().filter(each -> each == '`').count() % 2)
                    .isZero();
            assertThat(type.title()).doesNotEndWith(".");
        });
    }
}
