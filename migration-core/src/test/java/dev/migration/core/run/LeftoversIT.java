package dev.migration.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Indexes that are not valid. */
class LeftoversIT {

    private static final String STATEMENT_BEFORE = "SET lock_timeout = '50ms';\n";
    private static final String LONG_NAME = "ü".repeat(31);
    private static final String INVALID =
            "SELECT indexrelid::regclass::text ~ '_cc(new|old)' FROM pg_index WHERE NOT indisvalid ORDER BY 1";

    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeEach
    void start() {
        bench = Workbench.in(folder);
        bench.script("a", "", """
                CREATE SCHEMA s;
                CREATE TABLE s.t (n integer PRIMARY KEY, v text);
                CREATE INDEX "T v" ON s.t (v);
                CREATE INDEX %s ON s.t (v);
                CREATE TABLE s.p (n integer) PARTITION BY RANGE (n);
                CREATE TABLE s.p1 PARTITION OF s.p FOR VALUES FROM (0) TO (9);
                CREATE INDEX p_n ON s.p (n)""".formatted(LONG_NAME)).upgrade();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "REINDEX INDEX CONCURRENTLY s.t_pkey | s.t",
                "REINDEX (VERBOSE) INDEX CONCURRENTLY s.\"T v\" | s.t",
                "REINDEX INDEX CONCURRENTLY s.üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü | s.t",
                "REINDEX TABLE CONCURRENTLY s.t | s.t",
                "REINDEX SCHEMA CONCURRENTLY s | s.t",
                "REINDEX TABLE CONCURRENTLY s.p1 | s.p1"
            })
    void upgradeWhenAReindexHasFailedDropsWhatItLeft(String statement, String table) throws SQLException {
        fail(statement, table);
        assertThat(bench.database().query(INVALID)).isNotEmpty().containsOnly("t");
        long indexes = indexes();

        bench.upgrade();

        assertThat(bench.database().query(INVALID)).isEmpty();
        assertThat(indexes()).isLessThan(indexes);
        assertThat(bench.rows()).containsExactly("b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"REINDEX INDEX CONCURRENTLY s.p_n", "REINDEX TABLE CONCURRENTLY s.p"})
    void upgradeWhenAReindexOfPartitionsHasFailedDropsWhatItLeft(String statement) throws SQLException {
        assumeTrue(
                bench.database()
                        .query("SELECT current_setting('server_version_num')::int >= 140000")
                        .contains("t"),
                "PostgreSQL 13 does not rebuild partitioned indexes concurrently");
        fail("REINDEX INDEX CONCURRENTLY s.p_n", "s.p1");
        assertThat(bench.database().query(INVALID)).isNotEmpty().containsOnly("t");

        script(STATEMENT_BEFORE + statement);
        bench.upgrade();

        assertThat(bench.database().query(INVALID)).isEmpty();
    }

    @Test
    void upgradeWhenAReindexHasFailedDropsWhatItLeftOutOfLine() throws SQLException {
        fail("REINDEX TABLE CONCURRENTLY s.t", "s.t");
        assertThat(bench.database()
                        .query("SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid ORDER BY indrelid"))
                .anyMatch(name -> name.matches("pg_toast\\.pg_toast_\\d+_index_ccnew"));

        bench.upgrade();

        assertThat(bench.database().query(INVALID)).isEmpty();
    }

    @Test
    void upgradeWhenAnotherTablesReindexHasFailedLeavesThat() throws SQLException {
        failByHand("REINDEX INDEX CONCURRENTLY s.t_pkey", "s.t");
        fail("REINDEX INDEX CONCURRENTLY s.\"T v\"", "s.t");

        bench.upgrade();

        assertThat(bench.database().query("SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid"))
                .containsExactly("s.t_pkey_ccnew");
    }

    @ParameterizedTest
    @ValueSource(strings = {"i", "\"I x\""})
    void upgradeWhenAnInvalidIndexWouldPassForTheOneToCreateBuildsItAnew(String name) throws SQLException {
        failByHand("CREATE INDEX CONCURRENTLY " + name + " ON s.t (v)", "s.t");
        script("CREATE INDEX CONCURRENTLY IF NOT EXISTS " + name + " ON s.t (v)");

        bench.upgrade();

        assertThat(bench.database()
                        .query("SELECT indisvalid FROM pg_index WHERE indexrelid = 's." + name + "'::regclass"))
                .containsExactly("t");
    }

    private void fail(String statement, String table) throws SQLException {
        script(STATEMENT_BEFORE + statement);
        try (Connection writer = write(table)) {
            assertThatThrownBy(bench::upgrade).hasMessageContaining("SQLSTATE 55P03");
            writer.rollback();
        }
    }

    private void failByHand(String statement, String table) throws SQLException {
        try (Connection writer = write(table);
                Connection hand = bench.database().connect();
                Statement sql = hand.createStatement()) {
            sql.execute("SET lock_timeout = '50ms'");
            assertThatThrownBy(() -> sql.execute(statement)).hasMessageContaining("lock timeout");
            writer.rollback();
        }
    }

    /** A transaction that has written and goes on, for which the statement waits. */
    private Connection write(String table) throws SQLException {
        Connection writer = bench.database().connect();
        writer.setAutoCommit(false);
        try (Statement sql = writer.createStatement()) {
            sql.execute("INSERT INTO " + table + " VALUES (1)");
        }
        return writer;
    }

    private void script(String upgrade) {
        bench.scripts()
                .text(
                        "b",
                        "-- step b\n-- revision: b\n-- revises: a\n\n-- migration:upgrade transaction=none\n"
                                + upgrade);
    }

    private long indexes() {
        return bench.database().query("SELECT indexrelid FROM pg_index").size();
    }
}
