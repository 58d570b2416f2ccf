package dev.migration.core.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.plan.IrreversibleException;
import dev.migration.core.script.InvalidScriptsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationIT {

    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeEach
    void start() {
        bench = Workbench.in(folder);
    }

    @Test
    void upgradeWhenScriptsCannotRunReportsAllFaultsAndRunsNothing() throws IOException {
        bench.script("a", "", "CREATE TABLE t (n integer)")
                .script("b", "a", "CREATE INDEX CONCURRENTLY i ON t (n);\nVACUUM t")
                .script("c", "b", "SELECT 'never closed")
                .script("d", "c", "COMMIT");
        Files.writeString(
                folder.resolve("e.sql"), "-- revision: e\n-- revises: d\n-- migration:upgrade\n-- \u00e9", ISO_8859_1);

        assertThatThrownBy(bench::upgrade)
                .isInstanceOf(InvalidScriptsException.class)
                .hasMessage("""
                b.sql:7:1: 'CREATE INDEX CONCURRENTLY i ON t (n)' cannot run inside a transaction. \
                Move it to a script of its own, and begin its section with '-- migration:upgrade transaction=none'.
                b.sql:8:1: 'VACUUM t' cannot run inside a transaction. \
                Move it to a script of its own, and begin its section with '-- migration:upgrade transaction=none'.
                c.sql:7:8: A string begins here and never ends. Close it with a single quote.
                d.sql:7:1: 'COMMIT' would end or begin the transaction that the script runs in. \
                Remove it, or begin the section with '-- migration:upgrade transaction=none'.
                e.sql:4:4: The byte 0xE9 is not valid UTF-8 here. Save the file as UTF-8.""");
        assertThat(bench.exists("migration_version")).isFalse();
        assertThat(bench.exists("t")).isFalse();
    }

    @Test
    void upgradeWhenOnlyTheDowngradeCannotRunRuns() {
        bench.scripts().write("a", "", "CREATE TABLE t ()", "VACUUM");

        bench.upgrade();

        assertThat(bench.rows()).containsExactly("a");
    }

    @Test
    void downgradeWhenAScriptIsIrreversibleRunsNothing() {
        bench.scripts().text("a", "-- step a\n-- revision: a\n-- revises:\n\n-- migration:upgrade\nCREATE TABLE t ()");
        bench.scripts().write("b", "a", "CREATE TABLE u ()", "DROP TABLE u");
        bench.upgrade();

        assertThatThrownBy(() -> bench.downgrade("base"))
                .isInstanceOf(IrreversibleException.class)
                .hasMessage("'a' (app, a.sql) has no downgrade section and cannot be reverted; nothing was run."
                        + " Write the section, or go back to a revision above.");
        assertThat(bench.exists("u")).isTrue();
        assertThat(bench.rows()).containsExactly("b");
    }
}
