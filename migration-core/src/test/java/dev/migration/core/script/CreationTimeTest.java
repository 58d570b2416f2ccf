package dev.migration.core.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreationTimeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21T10:15:30Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z",
                "2024-02-29T00:00:00Z",
                "2026-11-21T10:15:30.987Z",
                "2026-11-21T10:15:30+01:00",
                "+12026-11-21T10:15:30Z",
                "2026-11-21T24:00:00Z",
            })
    void parseReadsWhatInstantReads(String text) {
        assertThat(CreationTime.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-11-21",
                "2026-13-21T10:15:30Z",
                "2026-02-29T10:15:30Z",
                "2026-11-21T10:15:30"
            })
    void parseWhenTextIsNoInstantThrows(String text) {
        assertThatThrownBy(() -> CreationTime.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
