package dev.migration.core.run;

import dev.migration.core.config.TableName;
import dev.migration.core.config.TransactionMode;
import dev.migration.core.event.ChangedScript;
import dev.migration.core.postgres.Identifiers;
import dev.migration.core.postgres.Literals;
import dev.migration.core.revision.RevisionId;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The SQL of the history table: who applied what, when and how long it took. */
final class HistoryTable {

    // PostgreSQL manual, "Date/Time Functions": now() is the transaction's start.
    private static final String TRANSACTION_START = "now()";

    private final String sqlName;
    private final byte[] insertDone;
    private final byte[] endOfInsertDone;

    HistoryTable(TableName name, TransactionMode mode) {
        this.sqlName = Identifiers.quote(name.schema(), name.name());
        // In a transaction of several steps one begins where the one before it, whose row is the last, has ended.
        String start = mode == TransactionMode.EACH
                ? TRANSACTION_START
                : "greatest(" + TRANSACTION_START + ", (SELECT applied_at FROM " + sqlName
                        + " ORDER BY id DESC LIMIT 1))";
        this.insertDone = SqlText.encode("INSERT INTO " + sqlName + " (revision, direction, module, message, checksum,"
                + " state, statements_done, duration_ms, tool_version) VALUES (");
        this.endOfInsertDone = SqlText.encode(", round(extract(epoch FROM clock_timestamp() - " + start + ") * 1000), "
                + Literals.quote(ToolVersion.TEXT) + ")");
    }

    /** Returns the qualified name as SQL writes it. */
    String sqlName() {
        return sqlName;
    }

    String create() {
        return "CREATE TABLE IF NOT EXISTS " + sqlName + " ("
                + "id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "
                + "revision varchar(128) NOT NULL, direction text NOT NULL, module text, message text, checksum char(64), "
                + "state text NOT NULL, statements_done integer NOT NULL DEFAULT 0, "
                + "applied_by text NOT NULL DEFAULT current_user, "
                + "applied_at timestamptz NOT NULL DEFAULT clock_timestamp(), "
                + "duration_ms bigint, tool_version text NOT NULL)";
    }

    /** Reads revision and direction of all finished steps, in the order in which they ran. */
    String read() {
        return "SELECT revision, direction FROM " + sqlName + " WHERE state = 'done' ORDER BY id";
    }

    /** Reads all rows, in their order. */
    String readRows() {
        return "SELECT " + HistoryRow.COLUMNS + " FROM " + sqlName + " ORDER BY id";
    }

    /** Reads of each revision the row of what ran last of it, up or down, and is through. */
    String readLastDone() {
        return "SELECT DISTINCT ON (revision) " + HistoryRow.COLUMNS + " FROM " + sqlName
                + " WHERE state = 'done' AND direction IN ('upgrade', 'downgrade') ORDER BY revision, id DESC";
    }

    /** Writes other checksums into rows, all or none. */
    String updateChecksums(Collection<ChangedScript> changed) {
        String values = changed.stream()
                .map(script -> "(" + script.historyRow() + ", " + Literals.quote(script.actual()) + ")")
                .collect(Collectors.joining(", "));
        return "UPDATE " + sqlName + " AS history SET checksum = changed.checksum FROM (VALUES " + values
                + ") AS changed (id, checksum) WHERE history.id = changed.id";
    }

    /**
     * Reads the rows of steps that are begun and not through: id, revision, direction, state, statements done, checksum.
     * What came after such a step may have settled it: the same revision's next step, or a stamp. A failed attempt has no
     * checksum; nothing is to be gone on with.
     */
    String readUnfinished() {
        return "SELECT id, revision, direction, state, statements_done, checksum FROM " + sqlName
                + " AS unfinished WHERE state <> 'done' AND checksum IS NOT NULL AND NOT EXISTS (SELECT FROM " + sqlName
                + " AS later WHERE later.id > unfinished.id AND later.state = 'done'"
                + " AND (later.revision = unfinished.revision OR later.direction = 'stamp')) ORDER BY id";
    }

    /** Writes the row of a step of which nothing is done yet; returns its id. */
    String insertRunning(HistoryEntry entry) {
        SqlText sql = new SqlText();
        sql.add("INSERT INTO " + sqlName
                + " (revision, direction, module, message, checksum, state, tool_version) VALUES (");
        addTexts(sql, entry);
        return sql.add("'running', ")
                .literal(ToolVersion.TEXT)
                .add(") RETURNING id")
                .toString();
    }

    /** Notes how many statements of a step are done, and the checksum of these. */
    String updateRunning(long id, int statements, String checksum) {
        return "UPDATE " + sqlName + " SET state = 'running', statements_done = " + statements + ", checksum = "
                + Literals.quote(checksum) + " WHERE id = " + id;
    }

    /** Notes that a step goes on where it failed. */
    String updateResumed(long id) {
        return "UPDATE " + sqlName + " SET state = 'running' WHERE id = " + id;
    }

    /** Notes that the next statement of a step has failed. */
    String updateFailed(long id, long milliseconds) {
        return "UPDATE " + sqlName + " SET state = 'failed', " + addDuration(milliseconds) + " WHERE id = " + id;
    }

    /** Notes that a step is through: as the last one, whatever was done since it began. */
    String updateDone(long id, HistoryEntry entry, long milliseconds) {
        return "UPDATE " + sqlName + " SET id = DEFAULT, state = 'done', checksum = "
                + Literals.quote(entry.checksum()) + ", statements_done = " + entry.statements()
                + ", applied_by = DEFAULT, applied_at = DEFAULT, " + addDuration(milliseconds) + ", tool_version = "
                + Literals.quote(ToolVersion.TEXT) + " WHERE id = " + id;
    }

    private static String addDuration(long milliseconds) {
        return "duration_ms = coalesce(duration_ms, 0) + " + milliseconds;
    }

    /** Writes the row of a step that is through. */
    String insertDone(HistoryEntry entry) {
        SqlText sql = new SqlText();
        insertDone(sql, entry);
        return sql.toString();
    }

    /** Adds the statement of {@link #insertDone(HistoryEntry)} to a text. */
    void insertDone(SqlText sql, HistoryEntry entry) {
        sql.add(insertDone);
        addTexts(sql, entry);
        sql.add("'done', ").add(Integer.toString(entry.statements())).add(endOfInsertDone);
    }

    /** Writes the row of a step that is through, and answers with its duration in milliseconds. */
    String insertDoneAndTell(HistoryEntry entry) {
        return insertDone(entry) + " RETURNING duration_ms";
    }

    /** Adds the values of the columns revision, direction, module, message and checksum, each with a comma after it. */
    private static void addTexts(SqlText sql, HistoryEntry entry) {
        sql.literal(entry.revision().value()).add(", ");
        sql.literal(entry.direction()).add(", ");
        sql.literal(entry.module()).add(", ");
        sql.literal(entry.message()).add(", ");
        sql.literal(entry.checksum()).add(", ");
    }

    /** Writes that an attempt at a step has failed, and why in place of the message. */
    String insertFailed(HistoryEntry entry, String reason, long milliseconds) {
        return "INSERT INTO " + sqlName + " (revision, direction, module, message, state, duration_ms, tool_version)"
                + " VALUES (" + Literals.quote(entry.revision().value()) + ", "
                + Literals.quote(entry.direction()) + ", " + Literals.quote(entry.module()) + ", "
                + Literals.quote(reason) + ", 'failed', " + milliseconds + ", "
                + Literals.quote(ToolVersion.TEXT) + ")";
    }

    /** Writes that the version table was set to these rows, which may be none. */
    String insertStamp(Collection<RevisionId> rows) {
        String values = (rows.isEmpty() ? Stream.of("base") : rows.stream().map(RevisionId::value))
                .map(revision -> "(" + Literals.quote(revision) + ", 'stamp', 'done', 0, "
                        + Literals.quote(ToolVersion.TEXT) + ")")
                .collect(Collectors.joining(", "));
        return "INSERT INTO " + sqlName + " (revision, direction, state, duration_ms, tool_version) VALUES " + values;
    }
}
