package dev.migration.core.run;

import dev.migration.core.revision.RevisionId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A row of the history table.
 *
 * @param id ascending in the order in which things ended
 * @param revision the script's; of a stamp, a row of the version table, or {@code base}
 * @param direction {@code upgrade}, {@code downgrade} or {@code stamp}
 * @param state {@code done}, {@code failed}, or {@code running} while a script runs outside of a transaction
 * @param module empty for a stamp
 * @param message the script's message; of a failed attempt, SQLSTATE and what the server said; empty for a stamp
 * @param checksum of the upgrade section, hex; of an unfinished script, of what is done; empty for stamps and failed attempts
 * @param statementsDone how many statements ran and stay
 * @param appliedBy the role
 * @param appliedAt when it ended
 * @param duration empty where SQL was run by other means
 */
public record HistoryRow(
        long id,
        RevisionId revision,
        String direction,
        String state,
        String module,
        String message,
        String checksum,
        int statementsDone,
        String appliedBy,
        Instant appliedAt,
        Optional<Duration> duration,
        String toolVersion) {

    /** The columns that a row is made of, as SQL; {@link #of} reads them in this order. */
    static final String COLUMNS =
            "id, revision, direction, state, module, message, checksum, statements_done, applied_by,"
                    + " (extract(epoch FROM applied_at) * 1000000)::bigint, duration_ms, tool_version";

    static HistoryRow of(List<String> columns) {
        String duration = columns.get(10);
        return new HistoryRow(
                Long.parseLong(columns.get(0)),
                new RevisionId(columns.get(1)),
                columns.get(2),
                columns.get(3),
                columns.get(4),
                columns.get(5),
                columns.get(6),
                Integer.parseInt(columns.get(7)),
                columns.get(8),
                Instant.EPOCH.plus(Long.parseLong(columns.get(9)), ChronoUnit.MICROS),
                duration.isEmpty() ? Optional.empty() : Optional.of(Duration.ofMillis(Long.parseLong(duration))),
                columns.get(11));
    }
}
