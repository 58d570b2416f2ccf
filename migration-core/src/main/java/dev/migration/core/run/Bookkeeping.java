package dev.migration.core.run;

import dev.migration.core.config.MigrationConfig;
import dev.migration.core.config.TableName;
import dev.migration.core.event.ChangedScript;
import dev.migration.core.plan.HeadsChange;
import dev.migration.core.plan.MigrationPlan;
import dev.migration.core.plan.Step;
import dev.migration.core.postgres.Identifiers;
import dev.migration.core.postgres.Literals;
import dev.migration.core.revision.Revision;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.run.RunPlan.ScriptedStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        try {
            return session.readHeads(versionTable).orElse(Set.of());
        } catch (DatabaseException e) {
            throw e.isLackOfPrivilege() ? e.withGrants(privileges().lackingToRead(session)) : e;
        }
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
     * Reads the history table, oldest row first; empty where it is not there.
     *
     * @throws DatabaseException when the table cannot be read
     */
    public List<HistoryRow> readHistory(Session session) {
        return rows(session, historyTable.readRows()).toList();
    }

    /**
     * Reads the rows of the last upgrades of what is not downgraded since, by the history table; the order means nothing.
     *
     * @throws DatabaseException when the table cannot be read
     */
    List<HistoryRow> readUpgrades(Session session) {
        return rows(session, historyTable.readLastDone())
                .filter(row -> "upgrade".equals(row.direction()))
                .toList();
    }

    private Stream<HistoryRow> rows(Session session, String query) {
        return session.query("read " + historyTableName, query).orElse(List.of()).stream()
                .map(HistoryRow::of);
    }

    /**
     * Records the scripts as they are now, all of them or none.
     *
     * @throws DatabaseException when the table cannot be written
     */
    public void recordChecksums(Session session, List<ChangedScript> changed) {
        session.execute("write " + historyTableName, historyTable.updateChecksums(changed));
    }

    /**
     * Creates the tables, and their schema, where they are missing.
     *
     * @throws DatabaseException when the role may not
     */
    public void createTables(Session session) {
        try {
            createMissing(session, look(session));
        } catch (DatabaseException e) {
            throw explained(session, e);
        }
    }

    /** Returns an error of a migration with the privileges named that its role lacks, if that is the reason. */
    DatabaseException explained(Session session, DatabaseException error) {
        return error.isLackOfPrivilege() ? error.withGrants(privileges().lackingToMigrate(session)) : error;
    }

    private Privileges privileges() {
        return new Privileges(versionTableName, historyTableName);
    }

    /**
     * Makes the tables ready for a plan.
     *
     * @throws IdTooLongException when the version table cannot hold an id of the plan; nothing was done then
     * @throws DatabaseException when the role may not create what is missing
     */
    void prepare(Session session, MigrationPlan plan) {
        try {
            List<String> found = look(session);
            String longestId = found.get(things().size());
            if (!longestId.isEmpty()) {
                requireFit(plan, Integer.parseInt(longestId));
            }
            createMissing(session, found);
        } catch (DatabaseException e) {
            throw explained(session, e);
        }
    }

    /** Whether each of our things is there ({@code t}), in order, and the version table's length of an id, if limited. */
    private List<String> look(Session session) {
        String question = things().stream()
                .map(thing -> thing.existing() + " IS NOT NULL, ")
                .collect(Collectors.joining("", "SELECT ", versionTable.longestId()));
        return session.query("look for " + versionTableName, question)
                .orElseThrow()
                .get(0);
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

    private void createMissing(Session session, List<String> found) {
        List<Thing> things = things();
        for (int i = 0; i < things.size(); i++) {
            if (!"t".equals(found.get(i))) {
                create(session, things.get(i).label(), things.get(i).create());
            }
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
     * Something of ours that may be missing.
     *
     * @param label as an error calls it
     * @param existing an expression that is null where it is missing
     * @param create the statement that creates it
     */
    private record Thing(String label, String existing, String create) {}

    private List<Thing> things() {
        String schema = Identifiers.quote(versionTableName.schema());
        return List.of(
                new Thing(
                        "schema " + versionTableName.schema(),
                        "to_regnamespace(" + Literals.quote(schema) + ")",
                        "CREATE SCHEMA IF NOT EXISTS " + schema),
                new Thing(
                        "table " + versionTableName,
                        "to_regclass(" + Literals.quote(versionTable.sqlName()) + ")",
                        versionTable.create()),
                new Thing(
                        "table " + historyTableName,
                        "to_regclass(" + Literals.quote(historyTable.sqlName()) + ")",
                        historyTable.create()));
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
        List<String> statements = new ArrayList<>();
        for (HeadsChange change : step.headsChanges()) {
            statements.addAll(versionTable.change(change));
        }
        return statements;
    }

    /** Adds the statements of {@link #change(Step)} to a text. */
    void change(SqlText sql, Step step) {
        for (HeadsChange change : step.headsChanges()) {
            versionTable.change(sql, change);
        }
    }

    List<String> replaceRows(Collection<RevisionId> implied, RevisionId head) {
        return versionTable.replace(implied, head);
    }

    String historyRow(ScriptedStep step) {
        return historyTable.insertDone(entry(step));
    }

    /** Adds the statement of {@link #historyRow(ScriptedStep)} to a text. */
    void historyRow(SqlText sql, ScriptedStep step) {
        historyTable.insertDone(sql, entry(step));
        sql.endStatement();
    }

    /** Returns what writes the history row and answers with the step's duration in milliseconds. */
    String historyRowAndDuration(ScriptedStep step) {
        return historyTable.insertDoneAndTell(entry(step));
    }

    /** Writes that a step has failed, in a transaction of its own. */
    void noteFailure(Session session, ScriptedStep step, String reason, Duration duration) {
        session.execute(
                "write " + historyTableName, historyTable.insertFailed(entry(step), reason, duration.toMillis()));
    }

    /**
     * Reads the steps that were begun and are not through.
     *
     * @throws DatabaseException when the table cannot be read
     */
    List<Unfinished> readUnfinished(Session session) {
        try {
            return session.query("read " + historyTableName, historyTable.readUnfinished()).orElse(List.of()).stream()
                    .map(Unfinished::of)
                    .toList();
        } catch (DatabaseException e) {
            throw explained(session, e);
        }
    }

    /** Returns the journal of a step, which goes on with what is noted of it. */
    Journal journal(Session session, ScriptedStep step, Optional<Unfinished> unfinished) {
        long id = unfinished
                .map(Unfinished::id)
                .orElseGet(() -> Long.parseLong(
                        session.query("write " + historyTableName, historyTable.insertRunning(entry(step)))
                                .orElseThrow()
                                .get(0)
                                .get(0)));
        return new Journal(historyTable, id, entry(step), step.section());
    }

    private static HistoryEntry entry(ScriptedStep step) {
        Revision revision = step.step().revision();
        return new HistoryEntry(
                revision.id(),
                step.direction(),
                revision.origin().module(),
                revision.message(),
                step.checksum(),
                step.section().statements().size());
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
        things().stream()
                .skip("public".equals(versionTableName.schema()) ? 1 : 0)
                .forEach(thing -> creation.put(thing.existing(), thing.create()));
        return creation;
    }
}
