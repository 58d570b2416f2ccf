package dev.migration.core.run;

import dev.migration.core.revision.RevisionId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Checks, in the SQL of a script, that the database is where the script expects it. */
final class OfflineGuard {

    // Encoded once, since a long script is mostly this.
    private static final byte[] START = message("This script begins");
    private static final byte[] STEP = message("This step begins");
    private static final byte[] END = SqlText.encode(", coalesce(found, 'base'));\n  END IF;\nEND\n");

    private final Bookkeeping bookkeeping;
    private final byte[] lock;
    private final String declaration;
    private final String usualTag;
    private final byte[] usualBeginning;

    OfflineGuard(Bookkeeping bookkeeping) {
        this.bookkeeping = bookkeeping;
        this.lock = SqlText.encode(List.of(bookkeeping.lock()));
        this.declaration =
                "\nDECLARE\n  found text := (SELECT string_agg(version_num, ', ' ORDER BY version_num COLLATE \"C\") FROM "
                        + bookkeeping.versionTableSql() + ");\nBEGIN\n  IF coalesce(found, 'base') <> ";
        this.usualTag = tag(declaration);
        this.usualBeginning = beginning(usualTag);
    }

    private static byte[] message(String begins) {
        return SqlText.encode(" THEN\n    RAISE EXCEPTION USING MESSAGE = format('" + begins
                + " at %s, but the database is at %s. Nothing of it was run.', ");
    }

    private byte[] beginning(String tag) {
        return SqlText.encode("DO " + tag + declaration);
    }

    /** Writes the statements at the head: our tables where they are missing, and the check. */
    void start(SqlText sql, Collection<RevisionId> rows) {
        tables(sql);
        check(sql, rows, START);
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
        check(sql, rows, STEP);
    }

    private void check(SqlText sql, Collection<RevisionId> rows, byte[] message) {
        String expected = expected(rows);
        boolean usual = expected.indexOf('$') < 0;
        String tag = usual ? usualTag : tag(declaration + expected);
        sql.add(usual ? usualBeginning : beginning(tag))
                .literal(expected)
                .add(message)
                .literal(expected)
                .add(END)
                .add(tag)
                .endStatement();
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
