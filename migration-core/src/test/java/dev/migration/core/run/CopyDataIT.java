package dev.migration.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopyDataIT {

    private static final String COPY = "COPY t FROM stdin;\n1\tä😀\n2\t\\N\n\\.\n";

    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeEach
    void start() {
        bench = Workbench.in(folder);
        bench.script("a", "", "CREATE TABLE t (n integer, s text)");
    }

    @ParameterizedTest
    @ValueSource(strings = {COPY, "SELECT 1;\n" + COPY, COPY + "SELECT 1;\n", COPY + "DELETE FROM t;\n" + COPY})
    void upgradeWhenDataIsInlineCopiesIt(String sql) {
        bench.script("b", "a", sql).script("c", "b", "CREATE TABLE u ()").upgrade();

        assertThat(bench.database().query("SELECT * FROM t ORDER BY n")).containsExactly("1|ä😀", "2|null");
        assertThat(bench.rows()).containsExactly("c");
    }

    @Test
    void upgradeWhenTheRunIsOneTransactionCopiesWithinIt() {
        bench.script("b", "a", COPY).script("c", "b", COPY).inOneTransaction().upgrade();

        assertThat(bench.database().query("SELECT count(*) FROM t")).containsExactly("4");
        assertThat(bench.database().query("SELECT count(DISTINCT xmin::text) FROM t"))
                .containsExactly("1");
    }

    @Test
    void upgradeWhenThereIsNoDataCopiesNothing() {
        bench.script("b", "a", "COPY t FROM stdin;\n\\.\n").upgrade();

        assertThat(bench.database().query("SELECT count(*) FROM t")).containsExactly("0");
    }

    @Test
    void upgradeWhenDataIsLongKeepsEveryCharacter() {
        String rows = IntStream.range(0, 20_000).mapToObj(n -> n + "\tx😀\n").collect(Collectors.joining());
        bench.script("b", "a", "COPY t FROM stdin;\n" + rows + "\\.\n").upgrade();

        assertThat(bench.database().query("SELECT count(*) FROM t WHERE s = 'x😀'"))
                .containsExactly("20000");
    }

    @Test
    void upgradeWhenARowIsWrongLeavesNothingOfTheMigration() {
        bench.script("b", "a", "CREATE TABLE u ();\nCOPY t FROM stdin;\n1\tone\nx\ttwo\n\\.\n");

        assertThatThrownBy(bench::upgrade)
                .isInstanceOf(MigrationFailedException.class)
                .hasMessage("""
                Migration b (step b) of module 'app' failed at b.sql:8:1:
                    COPY t FROM stdin
                invalid input syntax for type integer: "x" (SQLSTATE 22P02)
                Where: COPY t, line 2, column n: "x"
                Nothing of this migration stays. The database is at 'a'. This run applied 1 of 2. \
                Correct the script and run the same command again.""");
        assertThat(bench.exists("u")).isFalse();
        assertThat(bench.rows()).containsExactly("a");
        assertThat(bench.history()).containsExactly("upgrade a");
    }

    @Test
    void upgradeWhenTheTableOfTheDataIsMissingNamesItsPlace() {
        bench.script("b", "a", "COPY missing FROM stdin;\n1\n\\.\n");

        assertThatThrownBy(bench::upgrade)
                .hasMessageContaining("failed at b.sql:7:1:\n    COPY missing FROM stdin\n"
                        + "relation \"missing\" does not exist (SQLSTATE 42P01)\n");
    }

    @Test
    void upgradeWhenAStatementAfterTheDataFailsNamesIt() {
        bench.script("b", "a", COPY + "SELECT 1;\nSELECT 1 / 0");

        assertThatThrownBy(bench::upgrade).hasMessageContaining("failed at b.sql:12:1:\n    SELECT 1 / 0\n");
        assertThat(bench.database().query("SELECT count(*) FROM t")).containsExactly("0");
    }

    @Test
    void upgradeWhenCopyingMakesNoticesHandsThemOn() {
        List<String> notices = new ArrayList<>();
        bench.script("b", "a", """
                CREATE FUNCTION say() RETURNS trigger LANGUAGE plpgsql AS $$
                  BEGIN RAISE NOTICE 'row %', new.n; RETURN new; END $$;
                CREATE TRIGGER say BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION say();
                """ + COPY)
                .with(Listeners.ofNotices(notices::add))
                .upgrade();

        assertThat(notices).containsExactly("NOTICE row 1", "NOTICE row 2");
    }

    @Test
    void upgradeWhenDataGoesOutDropsItLikeAQuerysRows() {
        bench.script("b", "a", "COPY (SELECT 1) TO stdout; CREATE TABLE u ()").upgrade();

        assertThat(bench.exists("u")).isTrue();
    }
}
