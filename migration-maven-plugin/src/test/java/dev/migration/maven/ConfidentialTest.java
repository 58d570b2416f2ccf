package dev.migration.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConfidentialTest {

    @Test
    void toStringHidesAPassword() {
        assertThat(Confidential.of("open-sesame")).hasToString("*****");
    }

    @Test
    void toStringOfAUrlShowsAllButItsPassword() {
        assertThat(Confidential.of("postgresql://ada:open-sesame@localhost/app"))
                .hasToString("postgresql://ada:***@localhost/app");
    }
}
