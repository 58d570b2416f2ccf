package dev.migration.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.config.Database;
import dev.migration.core.config.Password;
import dev.migration.core.testing.TestDatabase;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailedAttemptsIT {

    private static final String FAILED = "SELECT direction, revision, state, statements_done, message"
            + " FROM migration_history WHERE state = 'failed' ORDER BY id";

    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeEach
    void start() {
        bench = Workbench.in(folder);
    }

    @Test
    void upgradeWhenItFailsKeepsWhenWhoAndWhy() {
        bench.script("a", "", "").script("b", "a", "CREATE TABLE t ();\nSELECT 1 / 0");

        assertThatThrownBy(bench::upgrade).isInstanceOf(MigrationFailedException.class);

        assertThat(bench.database()
                        .query(
                                "SELECT direction, revision, module, message, checksum, state, statements_done, applied_by,"
                                        + " applied_at <= now(), duration_ms >= 0, tool_version FROM migration_history"
                                        + " WHERE revision = 'b'"))
                .containsExactly(
                        "upgrade|b|app|22012: division by zero|null|failed|0|postgres|t|t|" + ToolVersion.TEXT);
    }

    @Test
    void upgradeWhenTheFirstOneEverFailsKeepsIt() {
        bench.script("a", "", "SELECT grad");

        assertThatThrownBy(bench::upgrade).isInstanceOf(MigrationFailedException.class);

        assertThat(bench.database().query(FAILED))
                .containsExactly("upgrade|a|failed|0|42703: column \"grad\" does not exist");
        assertThat(bench.rows()).isEmpty();
    }

    @Test
    void upgradeWhenTheWholeRunIsRolledBackKeepsTheFailureAlone() {
        bench.script("a", "", "CREATE TABLE t ()").script("b", "a", "SELECT 1 / 0");

        assertThatThrownBy(() -> bench.inOneTransaction().upgrade()).isInstanceOf(MigrationFailedException.class);

        assertThat(bench.database().query("SELECT revision, state, message FROM migration_history"))
                .containsExactly("b|failed|22012: division by zero");
        assertThat(bench.exists("t")).isFalse();
    }

    @Test
    void upgradeWhenTheCommitFailsKeepsIt() {
        bench.script("a", "", """
                CREATE TABLE p (id integer PRIMARY KEY);
                CREATE TABLE c (p integer REFERENCES p DEFERRABLE INITIALLY DEFERRED);
                INSERT INTO c VALUES (7)""");

        assertThatThrownBy(bench::upgrade).isInstanceOf(MigrationFailedException.class);

        assertThat(bench.database().query(FAILED))
                .containsExactly("upgrade|a|failed|0|23503: insert or update on table \"c\" violates foreign key"
                        + " constraint \"c_p_fkey\"");
    }

    @Test
    void upgradeWhenItRunsOutsideOfATransactionKeepsEachAttemptBesideWhatIsDone() {
        bench.database().execute("CREATE TABLE t (n integer)");
        stepwise("INSERT INTO t VALUES (1);\nSELECT 1 / 0");
        assertThatThrownBy(bench::upgrade).isInstanceOf(MigrationFailedException.class);
        stepwise("INSERT INTO t VALUES (1);\nSELECT grad");
        assertThatThrownBy(bench::upgrade).isInstanceOf(MigrationFailedException.class);
        stepwise("INSERT INTO t VALUES (1);\nINSERT INTO t VALUES (2)");

        bench.upgrade();

        assertThat(bench.database().query("SELECT n FROM t ORDER BY n")).containsExactly("1", "2");
        assertThat(bench.database().query("SELECT state, statements_done, message FROM migration_history ORDER BY id"))
                .containsExactly(
                        "failed|0|22012: division by zero",
                        "failed|0|42703: column \"grad\" does not exist",
                        "done|2|step a");
    }

    @Test
    void upgradeWhenAFailedScriptIsNowRunOutsideOfATransactionBeginsAnew() {
        bench.script("a", "", "CREATE TABLE t (n integer);\nSELECT 1 / 0");
        assertThatThrownBy(bench::upgrade).isInstanceOf(MigrationFailedException.class);

        stepwise("CREATE TABLE t (n integer);\nVACUUM t");
        bench.upgrade();

        assertThat(bench.database().query("SELECT state, message FROM migration_history ORDER BY id"))
                .containsExactly("failed|22012: division by zero", "done|step a");
    }

    @Test
    void downgradeWhenAttemptsHaveFailedGoesByWhatIsThrough() {
        bench.script("a", "", "").script("b", "", "SELECT 1 / 0");
        assertThatThrownBy(bench::upgrade).isInstanceOf(MigrationFailedException.class);
        bench.script("b", "", "").upgrade();
        bench.scripts().write("b", "", "", "SELECT 1 / 0");
        assertThatThrownBy(() -> bench.downgrade("-1")).isInstanceOf(MigrationFailedException.class);
        assertThat(bench.database().query(FAILED))
                .containsExactly(
                        "upgrade|b|failed|0|22012: division by zero", "downgrade|b|failed|0|22012: division by zero");

        bench.scripts().write("b", "", "", "");
        bench.downgrade("-1");
        bench.downgrade("-1");

        assertThat(bench.rows()).isEmpty();
        assertThat(bench.history()).containsExactly("upgrade a", "upgrade b", "downgrade b", "downgrade a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " transaction=none"})
    void upgradeWhenTheScriptPlaysAnotherRoleNamesTheOneThatMigrates(String option) {
        bench.database().execute("CREATE ROLE played; CREATE SCHEMA evil");
        try {
            bench.scripts().text("a", text(option, "SET ROLE played;\nSET search_path = evil;\nSELECT 1 / 0"));

            assertThatThrownBy(bench::upgrade).isInstanceOf(MigrationFailedException.class);

            assertThat(bench.database()
                            .query("SELECT DISTINCT applied_by FROM migration_history WHERE state = 'failed'"))
                    .containsExactly("postgres");
        } finally {
            bench.database().execute("DROP ROLE played");
        }
    }

    @Test
    void upgradeWhenTheServerEchoesThePasswordMasksIt() {
        String url = bench.database().bareUrl();
        ConnectionSource source = ConnectionSources.of(new Database.Server(
                url, Optional.of("postgres"), Optional.of(Password.of("open sesame")), "migration.url"));
        bench.script("a", "", "DO $$ BEGIN RAISE 'no open sesame, no password=else, at x://me:you@host'; END $$");

        assertThatThrownBy(() -> bench.with(source).upgrade()).isInstanceOf(MigrationFailedException.class);

        assertThat(bench.database().query(FAILED))
                .containsExactly("upgrade|a|failed|0|P0001: no ***, no password=*** at x://me:***@host");
    }

    @Test
    void upgradeWhenThePasswordIsLikeTheSqlStateKeepsThat() {
        ConnectionSource source = ConnectionSources.of(new Database.Server(
                bench.database().bareUrl(),
                Optional.of("postgres"),
                Optional.of(Password.of("P0001")),
                "migration.url"));
        bench.script("a", "", "DO $$ BEGIN RAISE 'no P0001'; END $$");

        assertThatThrownBy(() -> bench.with(source).upgrade()).isInstanceOf(MigrationFailedException.class);

        assertThat(bench.database().query(FAILED)).containsExactly("upgrade|a|failed|0|P0001: no ***");
    }

    @Test
    void upgradeWhenTheMessageIsLongKeepsItsBeginning() {
        bench.script("a", "", "DO $$ BEGIN RAISE '%', repeat('😀', 2000); END $$");

        assertThatThrownBy(bench::upgrade).isInstanceOf(MigrationFailedException.class);

        assertThat(bench.database().query("SELECT message FROM migration_history"))
                .containsExactly("P0001: " + "😀".repeat(993) + " …");
    }

    @Test
    void upgradeWhenTheFailureCannotBeWrittenShowsTheFailureItself() {
        bench.script("a", "", "SELECT 1").upgrade();
        bench.database().execute("""
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''full''; END';
                CREATE TRIGGER refuse BEFORE INSERT ON migration_history FOR EACH ROW EXECUTE FUNCTION refuse()""");
        bench.script("b", "a", "SELECT 1 / 0");

        assertThatThrownBy(bench::upgrade)
                .isInstanceOfSatisfying(
                        MigrationFailedException.class,
                        failed -> assertThat(failed.getSuppressed())
                                .singleElement()
                                .satisfies(note -> assertThat(note)
                                        .hasMessage(
                                                "Could not write public.migration_history: full (SQLSTATE P0001).")))
                .hasMessage("""
                        Migration b (step b) of module 'app' failed at b.sql:7:1:
                            SELECT 1 / 0
                        division by zero (SQLSTATE 22012)
                        Nothing of this migration stays. The database is at 'a'. This run applied nothing. \
                        Correct the script and run the same command again.""");
        assertThat(bench.database().query(FAILED)).isEmpty();
    }

    @Test
    void upgradeWhenTheConnectionIsLostShowsTheFailureItself() {
        TestDatabase database = bench.database();
        bench.script("a", "", "DO $$ BEGIN RAISE NOTICE 'now'; PERFORM pg_sleep(600); END $$");

        assertThatThrownBy(() -> bench.with(Listeners.ofNotices(notice -> database.terminateOthers()))
                        .upgrade())
                .isInstanceOfSatisfying(
                        MigrationFailedException.class,
                        failed -> assertThat(failed.getSuppressed()).isEmpty());
        assertThat(database.query(FAILED)).isEmpty();
    }

    private void stepwise(String upgrade) {
        bench.scripts().text("a", text(" transaction=none", upgrade));
    }

    private static String text(String option, String upgrade) {
        return "-- step a\n--\n-- revision: a\n-- revises:\n\n-- migration:upgrade" + option + "\n" + upgrade + "\n";
    }
}
