package dev.migration.core.run;

import dev.migration.core.config.TableName;
import dev.migration.core.plan.HeadsChange;
import dev.migration.core.postgres.Identifiers;
import dev.migration.core.postgres.Literals;
import dev.migration.core.revision.RevisionId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The SQL of the version table: it holds the current heads, one row each, in Alembic's layout.
 *
 * <p>A step's writes are a compare-and-swap: {@link #lock()} makes them wait for those of other runs, {@link #expect}
 * fails unless the rows are those that the plan was made for, and only then {@link #change} writes. All names are
 * qualified, so that a script's search path means nothing here.
 */
final class VersionTable {

    private final TableName name;
    private final String sqlName;
    private final byte[] update;

    VersionTable(TableName name) {
        this.name = name;
        this.sqlName = Identifiers.quote(name.schema(), name.name());
        this.update = SqlText.encode("UPDATE " + sqlName + " SET version_num = ");
    }

    TableName name() {
        return name;
    }

    /** Returns the qualified name as SQL writes it. */
    String sqlName() {
        return sqlName;
    }

    /** Reads the rows' ids. */
    String read() {
        return "SELECT version_num FROM " + sqlName + " ORDER BY version_num";
    }

    /** An expression: how many characters an id has at most; null for no limit, or no table. */
    String longestId() {
        // The type modifier of varchar(n) and char(n) is n + 4.
        return "(SELECT atttypmod - 4 FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass("
                + Literals.quote(sqlName) + ") AND attname = 'version_num' AND atttypmod > 4"
                + " AND atttypid IN ('pg_catalog.varchar'::regtype, 'pg_catalog.bpchar'::regtype))";
    }

    String create() {
        return "CREATE TABLE IF NOT EXISTS " + sqlName + " (version_num varchar(128) NOT NULL, CONSTRAINT "
                + Identifiers.quote(name.name() + "_pkc") + " PRIMARY KEY (version_num))";
    }

    /** Makes other runs' writes wait until this transaction ends; reading goes on. */
    String lock() {
        return "LOCK TABLE " + sqlName + " IN SHARE ROW EXCLUSIVE MODE";
    }

    /** Fails unless the rows are exactly these. */
    String expect(Collection<RevisionId> rows) {
        String known = rows.isEmpty()
                ? ""
                : " AND count(*) FILTER (WHERE version_num IN (" + list(rows) + ")) = " + rows.size();
        return "SELECT 1 / CASE WHEN count(*) = " + rows.size() + known + " THEN 1 ELSE 0 END FROM " + sqlName;
    }

    /** The writes of a change, in order: an update where a row goes and one comes. */
    List<String> change(HeadsChange change) {
        List<String> statements = new ArrayList<>();
        List<RevisionId> removed = change.removed();
        List<RevisionId> added = change.added();
        int updates = Math.min(removed.size(), added.size());
        for (int i = 0; i < updates; i++) {
            SqlText update = new SqlText();
            update(update, removed.get(i), added.get(i));
            statements.add(update.toString());
        }
        removed.subList(updates, removed.size()).forEach(head -> statements.add(delete(head)));
        added.subList(updates, added.size()).forEach(head -> statements.add(insert(head)));
        return statements;
    }

    /** Adds the writes of {@link #change(HeadsChange)} to a text. */
    void change(SqlText sql, HeadsChange change) {
        // Put together in place, as nearly all steps of a long script are of this kind.
        if (change instanceof HeadsChange.MoveHead move) {
            update(sql, move.from(), move.to());
            sql.endStatement();
        } else {
            sql.statements(change(change));
        }
    }

    String delete(RevisionId head) {
        return "DELETE FROM " + sqlName + " WHERE version_num = " + Literals.quote(head.value());
    }

    /** The writes of an upgrade that does not know which of the rows that the revision implies are there. */
    List<String> replace(Collection<RevisionId> implied, RevisionId head) {
        return implied.isEmpty()
                ? List.of(insert(head))
                : List.of("DELETE FROM " + sqlName + " WHERE version_num IN (" + list(implied) + ")", insert(head));
    }

    private String insert(RevisionId head) {
        return "INSERT INTO " + sqlName + " (version_num) VALUES (" + Literals.quote(head.value()) + ")";
    }

    private void update(SqlText sql, RevisionId from, RevisionId to) {
        sql.add(update).literal(to.value()).add(" WHERE version_num = ").literal(from.value());
    }

    private static String list(Collection<RevisionId> ids) {
        return ids.stream().map(id -> Literals.quote(id.value())).sorted().collect(Collectors.joining(", "));
    }
}
