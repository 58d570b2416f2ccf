package dev.migration.core.run;

import dev.migration.core.config.MigrationConfig;
import dev.migration.core.config.TableName;
import dev.migration.core.plan.MigrationPlan;
import dev.migration.core.plan.Step;
import dev.migration.core.postgres.Identifiers;
import dev.migration.core.postgres.Literals;
import dev.migration.core.revision.Revision;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.run.RunPlan.ScriptedStep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** The two tables of ours: what they hold, how they come into being and what a step writes into them. */
public final class Bookkeeping {

    private static final Set<String> MADE_BY_ANOTHER = Set.of("23505", "42P06", "42P07", "42710");

    private final TableName versionTableName;
    private final TableName historyTableName;
    private final VersionTable versionTable;
    private final HistoryTable historyTable;

    /** The tables that the settings name. */
    public Bookkeeping(MigrationConfig config) {
        this.versionTableName = config.versionTable();
        this.historyTableName = config.historyTable();
        this.versionTable = new VersionTable(versionTableName);
        this.historyTable = new HistoryTable(historyTableName, config.transaction());
    }

    /** Returns the version table's name. */
    public TableName versionTable() {
        return versionTableName;
    }

    TableName historyTable() {
        return historyTableName;
    }

    /**
     * Reads the current heads; none where there is no version table.
     *
     * @throws DatabaseException when the table cannot be read
     */
    public Set<RevisionId> readHeads(Session session) {
        return session.readHeads(versionTable).orElse(Set.of());
    }

    /**
     * Reads which revisions are applied by the history table, those applied first coming first; none where it is not there.
     *
     * @throws DatabaseException when the table cannot be read
     */
    public List<RevisionId> readApplied(Session session) {
        Set<RevisionId> applied = new LinkedHashSet<>();
        session.query("read " + historyTableName, historyTable.read())
                .orElse(List.of())
                .forEach(row -> {
                    RevisionId revision = new RevisionId(row.get(0));
                    applied.remove(revision);
                    if ("upgrade".equals(row.get(1))) {
                        applied.add(revision);
                    }
                });
        return new ArrayList<>(applied);
    }

    /**
     * Creates the tables, and their schema, where they are missing.
     *
     * @throws DatabaseException when the role may not
     */
    public void createTables(Session session) {
        createMissing(session, look(session));
    }

    /**
     * Makes the tables ready for a plan.
     *
     * @throws IdTooLongException when the version table cannot hold an id of the plan; nothing was done then
     * @throws DatabaseException when the role may not create what is missing
     */
    void prepare(Session session, MigrationPlan plan) {
        Found found = look(session);
        found.longestId().ifPresent(limit -> requireFit(plan, limit));
        createMissing(session, found);
    }

    private Found look(Session session) {
        List<String> row = session.query(
                        "look for " + versionTableName, Found.question(versionTableName, historyTableName))
                .orElseThrow()
                .get(0);
        return Found.of(row);
    }

    private void requireFit(MigrationPlan plan, int limit) {
        List<RevisionId> tooLong = plan.steps().stream()
                .flatMap(step -> step.headsChanges().stream())
                .flatMap(change -> change.added().stream())
                .filter(id -> id.value().codePointCount(0, id.value().length()) > limit)
                .distinct()
                .sorted()
                .toList();
        if (!tooLong.isEmpty()) {
            throw new IdTooLongException(versionTableName, limit, tooLong);
        }
    }

    private void createMissing(Session session, Found found) {
        if (!found.schema()) {
            create(session, "schema " + versionTableName.schema(), createSchema());
        }
        if (!found.versionTable()) {
            create(session, "table " + versionTableName, versionTable.create());
        }
        if (!found.historyTable()) {
            create(session, "table " + historyTableName, historyTable.create());
        }
    }

    private void create(Session session, String what, String sql) {
        try {
            session.execute("create " + what, sql);
        } catch (DatabaseException e) {
            // IF NOT EXISTS looks before it creates; another run may create in between.
            if (!MADE_BY_ANOTHER.contains(e.error().sqlState())) {
                throw e;
            }
        }
    }

    /**
     * What is there of ours.
     *
     * @param longestId how many characters an id in the version table has at most; empty for no limit, or no table
     */
    private record Found(boolean schema, boolean versionTable, boolean historyTable, OptionalInt longestId) {

        static String question(TableName version, TableName history) {
            String versionClass = "to_regclass(" + literal(version) + ")";
            // The type modifier of varchar(n) and char(n) is n + 4.
            return "SELECT to_regnamespace(" + Literals.quote(Identifiers.quote(version.schema()))
                    + ") IS NOT NULL, " + versionClass + " IS NOT NULL, to_regclass(" + literal(history)
                    + ") IS NOT NULL, (SELECT atttypmod - 4 FROM pg_catalog.pg_attribute WHERE attrelid = "
                    + versionClass + " AND attname = 'version_num' AND atttypmod > 4"
                    + " AND atttypid IN ('pg_catalog.varchar'::regtype, 'pg_catalog.bpchar'::regtype))";
        }

        static Found of(List<String> row) {
            return new Found(
                    row.get(0).equals("t"),
                    row.get(1).equals("t"),
                    row.get(2).equals("t"),
                    row.get(3).isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(row.get(3))));
        }

        private static String literal(TableName table) {
            return Literals.quote(Identifiers.quote(table.schema(), table.name()));
        }
    }

    private String createSchema() {
        return "CREATE SCHEMA IF NOT EXISTS " + Identifiers.quote(versionTableName.schema());
    }

    String lock() {
        return versionTable.lock();
    }

    String expect(Collection<RevisionId> rows) {
        return versionTable.expect(rows);
    }

    List<String> deleteRows(Collection<RevisionId> rows) {
        return rows.stream().map(versionTable::delete).toList();
    }

    List<String> change(Step step) {
        return step.headsChanges().stream()
                .flatMap(change -> versionTable.change(change).stream())
                .toList();
    }

    String historyRow(ScriptedStep step) {
        Revision revision = step.step().revision();
        return historyTable.insertDone(new HistoryEntry(
                revision.id(),
                step.direction(),
                revision.origin().module(),
                revision.message(),
                step.checksum(),
                step.section().statements().size()));
    }

    String stampRow(Step step) {
        return historyTable.insertStamp(step.rowsAfter());
    }

    String versionTableSql() {
        return versionTable.sqlName();
    }

    /** Returns each thing of ours that may be missing, as SQL text for its name, and the statement that creates it. */
    Map<String, String> creation() {
        Map<String, String> creation = new LinkedHashMap<>();
        if (!"public".equals(versionTableName.schema())) {
            String schema = Identifiers.quote(versionTableName.schema());
            creation.put("to_regnamespace(" + Literals.quote(schema) + ")", createSchema());
        }
        creation.put("to_regclass(" + Literals.quote(versionTable.sqlName()) + ")", versionTable.create());
        creation.put("to_regclass(" + Literals.quote(historyTable.sqlName()) + ")", historyTable.create());
        return creation;
    }
}
