package dev.migration.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no root")
class SuperuserTest {

    @Test
    void prefixWhenNotRootIsEmpty() {
        assertThat(Superuser.prefix(false, List.of("false"))).isEmpty();
    }

    @Test
    void prefixWhenRootMayHaveANamespaceIsTheCommandForIt() {
        assertThat(Superuser.prefix(true, List.of("env"))).containsExactly("env");
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "no-such-program"})
    void prefixWhenRootMayNotHaveANamespaceThrows(String program) {
        assertThatThrownBy(() -> Superuser.prefix(true, List.of(program, "-U")))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessage("PostgreSQL does not run as root, and root may not use '" + program
                        + " -U' here. Run Maven as another user, or set migration.url to a server of your own.");
    }
}
