package dev.migration.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, false, linux, amd64, false",
        "Linux, x86_64, true, linux, amd64, true",
        "Linux, aarch64, false, linux, arm64v8, false",
        "Mac OS X, aarch64, false, darwin, arm64v8, false",
        "Mac OS X, x86_64, true, darwin, amd64, false",
        "Windows 11, amd64, false, windows, amd64, false"
    })
    void ofNamesWhatBinariesAreBuiltFor(
            String osName, String osArch, boolean musl, String os, String architecture, boolean builtForMusl) {
        assertThat(Platform.of(osName, osArch, musl)).isEqualTo(new Platform(os, architecture, builtForMusl));
    }

    @ParameterizedTest
    @CsvSource({"SunOS, sparcv9", "Linux, s390x", "FreeBSD, amd64"})
    void ofWhenThereAreNoBinariesThrows(String osName, String osArch) {
        assertThatThrownBy(() -> Platform.of(osName, osArch, false))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessage("There is no embedded PostgreSQL for '" + osName + "' on '" + osArch
                        + "'. Set migration.url to a server of your own.");
    }

    @Test
    void currentIsOneOfThem() {
        assertThat(Platform.current().os()).isIn("linux", "darwin", "windows");
    }
}
