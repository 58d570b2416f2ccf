package dev.migration.maven;

import dev.migration.core.error.Printable;
import dev.migration.core.run.HistoryRow;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells what the history table holds: a line a row, in columns. */
final class HistoryRowsAnswer {

    private static final List<String> HEADINGS =
            List.of("time", "direction", "state", "revision", "module", "user", "duration", "version", "message");

    /** A row in JSON; what it does not have is absent. */
    record RowDocument(
            String time,
            String direction,
            String state,
            String revision,
            @Nullable String module,
            @Nullable String message,
            @Nullable String checksum,
            int statementsDone,
            String user,
            @Nullable Long durationMs,
            String toolVersion) {}

    /** The answer in JSON. */
    record Document(List<RowDocument> applied) {}

    private HistoryRowsAnswer() {}

    /** Answers in the order given; of a message the beginning of its first line, or all when {@code whole}. */
    static Answer of(List<HistoryRow> rows, boolean whole) {
        Document document =
                new Document(rows.stream().map(HistoryRowsAnswer::document).toList());
        if (rows.isEmpty()) {
            return Answer.of("The history has nothing to show", document);
        }
        Table table = new Table(2);
        table.add(HEADINGS);
        rows.forEach(row -> table.add(cells(row, whole)));
        List<String> lines = table.lines();
        List<String> text = new ArrayList<>(List.of(lines.get(0)));
        for (int i = 0; i < rows.size(); i++) {
            text.add(lines.get(i + 1));
            if (whole) {
                rows.get(i)
                        .message()
                        .lines()
                        .skip(1)
                        .map(Printable::line)
                        .map("    "::concat)
                        .forEach(text::add);
            }
        }
        return new Answer(text, document);
    }

    private static List<String> cells(HistoryRow row, boolean whole) {
        String title = row.message().lines().findFirst().orElse("");
        return Stream.of(
                        row.appliedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                        row.direction(),
                        row.state(),
                        row.revision().value(),
                        row.module(),
                        row.appliedBy(),
                        row.duration().map(Durations::text).orElse(""),
                        row.toolVersion(),
                        whole ? title : Printable.title(title))
                .map(Printable::line)
                .toList();
    }

    private static RowDocument document(HistoryRow row) {
        return new RowDocument(
                row.appliedAt().toString(),
                row.direction(),
                row.state(),
                row.revision().value(),
                orAbsent(row.module()),
                orAbsent(row.message()),
                orAbsent(row.checksum()),
                row.statementsDone(),
                row.appliedBy(),
                row.duration().map(duration -> duration.toMillis()).orElse(null),
                row.toolVersion());
    }

    private static @Nullable String orAbsent(String text) {
        return text.isEmpty() ? null : text;
    }
}
