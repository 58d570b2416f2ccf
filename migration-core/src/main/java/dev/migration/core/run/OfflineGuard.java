package dev.migration.core.run;

import dev.migration.core.postgres.Literals;
import dev.migration.core.revision.RevisionId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Checks, in the SQL of a script, that the database is where the script expects it. */
final class OfflineGuard {

    private final Bookkeeping bookkeeping;
    private final String lock;
    private final String declaration;
    private final String usualTag;

    OfflineGuard(Bookkeeping bookkeeping) {
        this.bookkeeping = bookkeeping;
        this.lock = SqlText.of(List.of(bookkeeping.lock()));
        this.declaration =
                "\nDECLARE\n  found text := (SELECT string_agg(version_num, ', ' ORDER BY version_num COLLATE \"C\") FROM "
                        + bookkeeping.versionTableSql() + ");\nBEGIN\n  IF coalesce(found, 'base') <> ";
        this.usualTag = tag(declaration);
    }

    /** Writes the statements at the head: our tables where they are missing, and the check. */
    void start(SqlText sql, Collection<RevisionId> rows) {
        tables(sql);
        check(sql, rows, "This script begins");
    }

    /** Writes the statements at the head of a script that begins in several places: our tables where they are missing. */
    void tables(SqlText sql) {
        sql.statement(creation());
        sql.add(lock);
    }

    // IF NOT EXISTS asks for the privilege to create even where there is nothing to create.
    private String creation() {
        StringBuilder body = new StringBuilder("\nBEGIN\n");
        bookkeeping
                .creation()
                .forEach((existing, create) ->
                        body.append("  IF " + existing + " IS NULL THEN\n    " + create + ";\n  END IF;\n"));
        return "DO " + dollarQuoted(body.append("END\n").toString());
    }

    /** Writes the statements at the head of a step: the lock and the check. */
    void step(SqlText sql, Collection<RevisionId> rows) {
        sql.add(lock);
        check(sql, rows, "This step begins");
    }

    // Added piece by piece, since a long script is mostly this.
    private void check(SqlText sql, Collection<RevisionId> rows, String begins) {
        String expected = expected(rows);
        String literal = Literals.quote(expected);
        String tag = expected.indexOf('$') < 0 ? usualTag : tag(declaration + expected);
        sql.add("DO ")
                .add(tag)
                .add(declaration)
                .add(literal)
                .add(" THEN\n    RAISE EXCEPTION USING MESSAGE = format('")
                .add(begins)
                .add(" at %s, but the database is at %s. Nothing of it was run.', ")
                .add(literal)
                .add(", coalesce(found, 'base'));\n  END IF;\nEND\n")
                .add(tag)
                .add(";\n");
    }

    private static String expected(Collection<RevisionId> rows) {
        if (rows.size() < 2) {
            return rows.isEmpty() ? "base" : rows.iterator().next().value();
        }
        List<String> ids = new ArrayList<>();
        for (RevisionId row : rows) {
            ids.add(row.value());
        }
        Collections.sort(ids);
        return String.join(", ", ids);
    }

    static String dollarQuoted(String body) {
        String tag = tag(body);
        return tag + body + tag;
    }

    /** A tag that the text does not hold: an id may hold anything but a few characters. */
    private static String tag(String text) {
        String tag = "$guard$";
        for (int n = 1; text.contains(tag); n++) {
            tag = "$guard" + n + "$";
        }
        return tag;
    }
}
