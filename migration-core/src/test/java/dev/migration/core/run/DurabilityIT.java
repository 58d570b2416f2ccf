package dev.migration.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.event.MigrationListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of a run's commits wait for the disk, as a trigger sees it that runs within each commit. */
class DurabilityIT {

    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeEach
    void watchCommits() {
        bench = Workbench.in(folder);
        set("on");
        bench.script("z", "", "").upgrade();
        bench.database().execute("""
                CREATE TABLE seen (id serial, revision text, setting text);
                CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
                  INSERT INTO public.seen (revision, setting)
                  VALUES (NEW.revision, current_setting('synchronous_commit'));
                  RETURN NULL;
                END $$;
                CREATE CONSTRAINT TRIGGER see AFTER INSERT OR UPDATE ON migration_history
                DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION see()""");
    }

    @Test
    void upgradeWaitsAtTheLastCommitOnly() {
        bench.script("a", "z", "").script("b", "a", "").script("c", "b", "").upgrade();

        assertThat(seen()).containsExactly("a off", "b off", "c on");
    }

    @Test
    void downgradeWaitsAtTheLastCommitOnly() {
        bench.script("a", "z", "").script("b", "a", "").upgrade();
        bench.database().execute("TRUNCATE seen");

        bench.downgrade("z");

        assertThat(seen()).containsExactly("b off", "a on");
    }

    @Test
    void upgradeWhenScriptsSayOtherwiseWaitsAtTheLastCommitOnly() {
        bench.script("a", "z", "SET synchronous_commit = on; SET LOCAL synchronous_commit = on")
                .script("b", "a", "SET synchronous_commit = off; SET LOCAL synchronous_commit = off")
                .upgrade();

        assertThat(seen()).containsExactly("a off", "b on");
    }

    @Test
    void upgradeInOneTransactionWaits() {
        bench.script("a", "z", "SET synchronous_commit = off")
                .script("b", "a", "")
                .inOneTransaction()
                .upgrade();

        assertThat(seen()).containsExactly("a on", "b on");
    }

    @Test
    void upgradeWhenTheDatabaseAsksForMoreGivesItToTheLastCommit() {
        set("remote_apply");

        bench.script("a", "z", "").script("b", "a", "").upgrade();

        assertThat(seen()).containsExactly("a off", "b remote_apply");
    }

    @Test
    void upgradeWhenTheDatabaseAsksForNothingWaitsForItsOwnDisk() {
        set("off");

        bench.script("a", "z", "").script("b", "a", "").upgrade();

        assertThat(seen()).containsExactly("a off", "b local");
    }

    @Test
    void upgradeOutsideOfATransactionWaitsAtTheLastCommitOnly() {
        bench.script("a", "z", "").scripts().text("s", """
                -- step s
                --
                -- revision: s
                -- revises: a

                -- migration:upgrade transaction=none
                CREATE TABLE t ();
                VACUUM t;
                """);

        bench.upgrade();

        // The row of s is written when it begins, after each statement, and with its version.
        assertThat(seen()).containsExactly("a off", "s on", "s off", "s off", "s on");
    }

    @Test
    void upgradeWhenItEndsEarlyWaitsForWhatItHasCommitted() {
        bench.script("a", "z", "CREATE TABLE t ()").script("b", "a", "");
        List<String> written = new ArrayList<>();

        assertThatThrownBy(() -> bench.with(Listeners.beforeStep("b", () -> {
                            written.addAll(bench.database().query("SELECT pg_current_wal_insert_lsn()"));
                            throw new IllegalStateException("enough");
                        }))
                        .upgrade())
                .hasMessage("enough")
                .hasNoSuppressedExceptions();

        assertThat(bench.database().query("SELECT pg_current_wal_flush_lsn() >= '" + written.get(0) + "'"))
                .containsExactly("t");
        assertThat(seen()).containsExactly("a off");
    }

    @Test
    void stampWaits() {
        bench.script("a", "z", "").stamp("a");

        assertThat(seen()).containsExactly("a on");
    }

    @Test
    void stampWhenTheDatabaseAsksForNothingWaitsForItsOwnDisk() {
        set("off");

        bench.script("a", "z", "").stamp("a");

        assertThat(seen()).containsExactly("a local");
    }

    @Test
    void settleAsARoleWithoutAnyPrivilegeWorks() {
        String role =
                "plain_" + bench.database().query("SELECT current_database()").get(0);
        bench.database().execute("CREATE ROLE " + role + " LOGIN PASSWORD '" + role + "'");
        Exception reason = new Exception();

        try (Session session = Session.open(bench.database().connectionsAs(role), MigrationListener.SILENT)) {
            Durability.settle(session, reason);
        }

        assertThat(reason).hasNoSuppressedExceptions();
    }

    private void set(String value) {
        bench.database().execute("""
                DO $$ BEGIN
                  EXECUTE format('ALTER DATABASE %%I SET synchronous_commit = %s', current_database());
                END $$""".formatted(value));
    }

    private List<String> seen() {
        return bench.database().query("SELECT revision || ' ' || setting FROM seen ORDER BY id");
    }
}
