package dev.migration.core.run;

import dev.migration.core.postgres.Literals;
import dev.migration.core.revision.Revision;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.revision.RevisionMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds out, in a script for psql, which migrations of an upgrade a database lacks. What it finds is kept in psql's
 * variables: {@code migration_pending}, the revisions to run, and {@code migration_rows}, the rows that the next step shall
 * find.
 */
final class PendingGuard {

    private static final String ROWS_SETTING = "migration.rows";

    private final String versionTable;
    private final RevisionMap map;
    private final RunPlan plan;
    private final Set<RevisionId> start;

    PendingGuard(String versionTable, RevisionMap map, RunPlan plan) {
        this.versionTable = versionTable;
        this.map = map;
        this.plan = plan;
        this.start = new TreeSet<>(plan.plan().rowsBefore());
        plan.plan().redundantRows().forEach(start::remove);
    }

    /** Writes what looks at the rows once, at the head, and stops where they are not those of a place in the range. */
    void start(SqlText sql) {
        sql.line("WITH RECURSIVE range (revision, needs, first) AS (VALUES");
        sql.line(range());
        sql.line("), applied (revision) AS (");
        // The column may have any collation; both terms of a recursive query need the same.
        sql.line("  SELECT version_num::text COLLATE \"default\" FROM " + versionTable);
        sql.line("  UNION SELECT unnest(range.needs) FROM range JOIN applied ON applied.revision = range.revision");
        sql.line(")");
        sql.line("SELECT " + rows() + " AS migration_rows,");
        sql.line("  ARRAY(SELECT revision FROM range WHERE NOT EXISTS (SELECT FROM applied WHERE applied.revision ="
                + " range.revision)) AS migration_pending,");
        sql.line("  NOT EXISTS (SELECT FROM " + versionTable
                + " WHERE version_num::text COLLATE \"default\" NOT IN (SELECT revision FROM range))");
        sql.line("  AND NOT EXISTS (SELECT FROM range WHERE first AND revision NOT IN (SELECT revision FROM applied))"
                + " AS migration_fits \\gset");
        sql.line("\\if :migration_fits");
        sql.line("\\else");
        stop(
                sql,
                "RAISE EXCEPTION USING MESSAGE = format("
                        + Literals.quote("This script begins anywhere from " + percents(names(start)) + " to "
                                + percents(names(plan.plan().rowsAfter()))
                                + ", but the database is at %s. Nothing of it was run.")
                        + ", " + setting() + ")");
        sql.line("\\endif");
    }

    /** Writes the condition of a step; {@code \endif} ends it. */
    void ifPending(SqlText sql, RevisionId revision) {
        sql.line("SELECT " + Literals.quote(revision.value())
                + " = ANY (:'migration_pending'::text[]) AS migration_runs \\gset");
        sql.line("\\if :migration_runs");
    }

    /** Writes what stops where another run was at work after the script looked. */
    void expectUnchanged(SqlText sql) {
        stop(
                sql,
                "IF " + rows() + " <> " + setting() + " THEN\n    RAISE EXCEPTION USING MESSAGE = format("
                        + Literals.quote("This step begins at %s, but the database is at %s. Nothing of it was run.")
                        + ", " + setting() + ", " + rows() + ");\n  END IF");
    }

    /** Writes what keeps the rows that a step leaves. */
    void keepRows(SqlText sql) {
        sql.line("SELECT " + rows() + " AS migration_rows \\gset");
    }

    /** The rows that may be there and that a revision implies: rows are the applied revisions that no other one implies. */
    List<RevisionId> needs(Revision revision) {
        return Stream.concat(
                        revision.downRevisions().stream(),
                        map.dependencies(revision.id()).stream().map(Revision::id))
                .distinct()
                .sorted()
                .toList();
    }

    // psql puts no variable into a dollar quote; a setting of the transaction takes it there.
    private static void stop(SqlText sql, String statement) {
        sql.line("SELECT set_config('" + ROWS_SETTING + "', :'migration_rows', true) AS migration_rows \\gset");
        sql.statement("DO " + OfflineGuard.dollarQuoted("\nBEGIN\n  " + statement + ";\nEND\n"));
    }

    private static String setting() {
        return "current_setting('" + ROWS_SETTING + "')";
    }

    private String rows() {
        return "coalesce((SELECT string_agg(version_num, ', ' ORDER BY version_num COLLATE \"C\") FROM " + versionTable
                + "), 'base')";
    }

    private String range() {
        List<String> lines = new ArrayList<>();
        start.forEach(row -> lines.add(range(row, List.of(), /* first= */ true)));
        plan.steps().stream()
                .map(step -> step.step().revision())
                .forEach(revision -> lines.add(range(revision.id(), needs(revision), /* first= */ false)));
        return String.join(",\n", lines);
    }

    private static String range(RevisionId revision, List<RevisionId> needs, boolean first) {
        String array = needs.stream().map(id -> Literals.quote(id.value())).collect(Collectors.joining(", "));
        return "  (" + Literals.quote(revision.value()) + ", ARRAY[" + array + "]::text[], " + first + ")";
    }

    private static String names(Collection<RevisionId> rows) {
        return rows.isEmpty() ? "base" : rows.stream().map(RevisionId::value).collect(Collectors.joining(", "));
    }

    private static String percents(String text) {
        return text.replace("%", "%%");
    }
}
