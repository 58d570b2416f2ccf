package dev.migration.core.run;

import dev.migration.core.postgres.Literals;
import dev.migration.core.revision.RevisionId;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Checks, in the SQL of a script, that the database is where the script expects it. */
final class OfflineGuard {

    private final Bookkeeping bookkeeping;

    OfflineGuard(Bookkeeping bookkeeping) {
        this.bookkeeping = bookkeeping;
    }

    /** The statements at the head: our tables where they are missing, and the check. */
    List<String> start(Collection<RevisionId> rows) {
        return List.of(creation(), bookkeeping.lock(), check(rows, "This script begins"));
    }

    /** The statements at the head of a script that begins in several places: our tables where they are missing. */
    List<String> tables() {
        return List.of(creation(), bookkeeping.lock());
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

    /** One statement at the head of a step: the lock and the check. */
    String step(Collection<RevisionId> rows) {
        return bookkeeping.lock() + ";\n" + check(rows, "This step begins");
    }

    private String check(Collection<RevisionId> rows, String begins) {
        String expected = rows.isEmpty()
                ? "base"
                : rows.stream().map(RevisionId::value).sorted().collect(Collectors.joining(", "));
        String message =
                begins + " at " + expected.replace("%", "%%") + ", but the database is at %s. Nothing of it was run.";
        String body =
                "\nDECLARE\n  found text := (SELECT string_agg(version_num, ', ' ORDER BY version_num COLLATE \"C\") FROM "
                        + bookkeeping.versionTableSql() + ");\nBEGIN\n  IF coalesce(found, 'base') <> "
                        + Literals.quote(expected)
                        + " THEN\n    RAISE EXCEPTION USING MESSAGE = format(" + Literals.quote(message)
                        + ", coalesce(found, 'base'));\n  END IF;\nEND\n";
        return "DO " + dollarQuoted(body);
    }

    /** A tag that the text does not hold: an id may hold anything but a few characters. */
    static String dollarQuoted(String body) {
        String tag = "$guard$";
        for (int n = 1; body.contains(tag); n++) {
            tag = "$guard" + n + "$";
        }
        return tag + body + tag;
    }
}
