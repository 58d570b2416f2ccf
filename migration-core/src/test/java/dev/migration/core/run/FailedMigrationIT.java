package dev.migration.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailedMigrationIT {

    private static final String AT_BASE = "Nothing of this migration stays. The database is at base."
            + " This run applied nothing. Correct the script and run the same command again.";

    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeEach
    void start() {
        bench = Workbench.in(folder);
    }

    @Test
    void upgradeWhenAStatementHasASyntaxErrorNamesItsPlaceAndRunsNothing() {
        bench.script("a", "", "CREATE TABLE t ();\n\nCREATE TABEL u ();\nCREATE TABLE v ()");

        assertFailure("""
                Migration a (step a) of module 'app' failed at a.sql:9:8:
                    CREATE TABEL u ()
                syntax error at or near "TABEL" (SQLSTATE 42601)
                """ + AT_BASE);
    }

    @Test
    void upgradeWhenAColumnIsUnknownNamesTheVeryCharacter() {
        bench.script("a", "", "SELECT '😀é'; /* 😀 */ SELECT 'ü😀',\n  '😀'  ,  grad\nFROM pg_class; SELECT 1");

        assertFailure("""
                Migration a (step a) of module 'app' failed at a.sql:8:11:
                    SELECT 'ü😀',
                      '😀'  ,  grad
                    FROM pg_class
                column "grad" does not exist (SQLSTATE 42703)
                """ + AT_BASE);
    }

    @Test
    void upgradeWhenTheFirstLineOfAStatementFailsCountsItsColumnFromTheLine() {
        bench.script("a", "", "SELECT '😀'; SELECT 'é', grad");

        assertThatThrownBy(bench::upgrade).hasMessageContaining("failed at a.sql:7:25:\n");
    }

    @Test
    void upgradeWhenAFunctionFailsShowsWhere() {
        bench.script("a", "", """
                CREATE FUNCTION half(n integer) RETURNS integer LANGUAGE plpgsql AS $$
                BEGIN
                  RAISE EXCEPTION 'odd: %', n USING DETAIL = 'It is odd.', HINT = 'Take an even one.';
                END $$;
                SELECT half(3)""");

        assertFailure("""
                Migration a (step a) of module 'app' failed at a.sql:11:1:
                    SELECT half(3)
                odd: 3 (SQLSTATE P0001)
                Detail: It is odd.
                Hint: Take an even one.
                Where: PL/pgSQL function half(integer) line 3 at RAISE
                """ + AT_BASE);
    }

    @Test
    void upgradeWhenTheErrorsPositionIsInAnotherTextPointsToTheStatement() {
        bench.script("a", "", """
                CREATE TABLE t (n integer);
                PREPARE p AS SELECT n FROM t;
                ALTER TABLE t RENAME n TO m;
                EXECUTE p""");

        assertFailure("""
                Migration a (step a) of module 'app' failed at a.sql:10:1:
                    EXECUTE p
                column "n" does not exist (SQLSTATE 42703)
                """ + AT_BASE);
    }

    @Test
    void upgradeWhenADeferredConstraintFailsSaysSo() {
        bench.script("a", "", """
                CREATE TABLE p (id integer PRIMARY KEY);
                CREATE TABLE c (p integer REFERENCES p DEFERRABLE INITIALLY DEFERRED);
                INSERT INTO c VALUES (7)""");

        assertFailure("""
                Migration a (step a) of module 'app' failed at a.sql:6:1:
                    COMMIT
                insert or update on table "c" violates foreign key constraint "c_p_fkey" (SQLSTATE 23503)
                Detail: Key (p)=(7) is not present in table "p".
                """ + AT_BASE);
        assertThat(bench.exists("c")).isFalse();
    }

    @Test
    void upgradeWhenTheTableExistsSuggestsToStamp() {
        bench.database().execute("CREATE TABLE t ()");
        bench.script("a", "", "CREATE TABLE t ()");

        assertFailure("""
                Migration a (step a) of module 'app' failed at a.sql:7:1:
                    CREATE TABLE t ()
                relation "t" already exists (SQLSTATE 42P07)
                """ + AT_BASE + " If the database has all of this migration already, stamp it.");
    }

    @Test
    void upgradeWhenTheStatementIsLongShowsItsBeginning() {
        bench.script("a", "", "SELECT 1 / 0, '" + "x".repeat(200) + "',\n2,\n3,\n4,\n5,\n6");

        assertFailure("Migration a (step a) of module 'app' failed at a.sql:7:1:\n    SELECT 1 / 0, '"
                + "x".repeat(145) + " …\n    2,\n    3,\n    4,\n    5,\n    …\ndivision by zero (SQLSTATE 22012)\n"
                + AT_BASE);
    }

    @Test
    void upgradeWhenTheMessageHasSeveralLinesNamesTheFirst() {
        bench.scripts()
                .text(
                        "a",
                        "-- first\n-- second\n--\n-- revision: a\n-- revises:\n\n-- migration:upgrade\nSELECT 1 / 0");

        assertThatThrownBy(bench::upgrade)
                .hasMessageStartingWith("Migration a (first) of module 'app' failed at a.sql:8:1:\n");
    }

    @Test
    void downgradeWhenAStatementFailsKeepsTheMigration() {
        bench.scripts().write("a", "", "CREATE TABLE t ()", "DROP TABLE t;\nDROP TABLE u");
        bench.upgrade();

        assertThatThrownBy(() -> bench.downgrade("base"))
                .isInstanceOf(MigrationFailedException.class)
                .hasMessage("""
                Downgrade of a (step a) of module 'app' failed at a.sql:11:1:
                    DROP TABLE u
                table "u" does not exist (SQLSTATE 42P01)
                Nothing of this migration stays. The database is at 'a'. This run applied nothing. \
                Correct the script and run the same command again.""");
        assertThat(bench.exists("t")).isTrue();
        assertThat(bench.rows()).containsExactly("a");
        assertThat(bench.history()).containsExactly("upgrade a");
    }

    @Test
    void upgradeWhenTheRunIsOneTransactionRollsBackAllOfIt() {
        bench.script("a", "", "CREATE TABLE t ()").script("b", "a", "SELECT 1 / 0");

        assertThatThrownBy(() -> bench.inOneTransaction().upgrade())
                .isInstanceOf(MigrationFailedException.class)
                .hasMessage("""
                        Migration b (step b) of module 'app' failed at b.sql:7:1:
                            SELECT 1 / 0
                        division by zero (SQLSTATE 22012)
                        Nothing of this run stays. The database is at base. This run applied nothing. \
                        Correct the script and run the same command again.""");
        assertThat(bench.exists("t")).isFalse();
        assertThat(bench.rows()).isEmpty();
        assertThat(bench.history()).isEmpty();
    }

    @Test
    void upgradeWhenCorrectedGoesOnWhereItFailed() {
        bench.script("a", "", "CREATE TABLE t ()")
                .script("b", "a", "SELECT 1 / 0")
                .script("c", "b", "CREATE TABLE v ()");
        assertThatThrownBy(bench::upgrade).isInstanceOf(MigrationFailedException.class);

        RunResult result = bench.script("b", "a", "CREATE TABLE u ()").upgrade();

        assertThat(result.applied()).hasSize(2);
        assertThat(bench.history()).containsExactly("upgrade a", "upgrade b", "upgrade c");
        assertThat(bench.rows()).containsExactly("c");
    }

    @Test
    void exceptionHoldsWhatItsTextSays() {
        bench.script("a", "", "").script("b", "a", "SELECT grad");

        assertThatThrownBy(bench::upgrade).isInstanceOfSatisfying(MigrationFailedException.class, failed -> {
            assertThat(failed.step().revision().id()).hasToString("b");
            assertThat(failed.failure().place()).hasToString("b.sql:7:8");
            assertThat(failed.failure().statement()).isEqualTo("SELECT grad");
            assertThat(failed.failure().error().sqlState()).isEqualTo("42703");
            assertThat(failed.progress().applied()).isEqualTo(1);
            assertThat(failed.progress().planned()).isEqualTo(2);
            assertThat(failed.progress().rows()).extracting(Object::toString).containsExactly("a");
        });
    }

    private void assertFailure(String message) {
        assertThatThrownBy(bench::upgrade)
                .isInstanceOf(MigrationFailedException.class)
                .hasMessage(message);
        assertThat(bench.rows()).isEmpty();
        assertThat(bench.history()).isEmpty();
        assertThat(bench.exists("t")).isEqualTo(message.contains("42P07"));
    }
}
