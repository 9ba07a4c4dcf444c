package io.impasto.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SoftwareTest {

    @Test
    void versionIsTheBuilds() {
        assertThat(Software.NAME).matches("Impasto \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    }
}
