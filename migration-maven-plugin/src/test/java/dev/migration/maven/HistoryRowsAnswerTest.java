package dev.migration.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migration.core.revision.RevisionId;
import dev.migration.core.run.HistoryRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryRowsAnswerTest {

    private static final String LONG = "x".repeat(1 << 16);

    @Test
    void ofWhenMessageIsLongShowsTheBeginningOfItsFirstLine() {
        assertThat(HistoryRowsAnswer.of(List.of(row()), /* whole= */ false).lines())
                .hasSize(2)
                .last()
                .asString()
                .endsWith("  5 ms      1.0      " + "x".repeat(100) + "…");
    }

    @Test
    void ofWhenWholeShowsTheMessageWhole() {
        assertThat(HistoryRowsAnswer.of(List.of(row()), /* whole= */ true).lines())
                .hasSize(3)
                .last()
                .isEqualTo("    \\u202E" + LONG);
        assertThat(HistoryRowsAnswer.of(List.of(row()), /* whole= */ true)
                        .lines()
                        .get(1))
                .endsWith("  5 ms      1.0      " + LONG);
    }

    private static HistoryRow row() {
        return new HistoryRow(
                1,
                new RevisionId("a"),
                "upgrade",
                "done",
                "app",
                LONG + "\n\u202E" + LONG,
                "",
                1,
                "alice",
                Instant.EPOCH,
                Optional.of(Duration.ofMillis(5)),
                "1.0");
    }
}
