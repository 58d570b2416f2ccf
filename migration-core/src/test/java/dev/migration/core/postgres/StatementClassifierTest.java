package dev.migration.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migration.core.testing.TestDatabase;
import dev.migration.core.testing.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementClassifierTest {

    private static final String ACTIVE_SQL_TRANSACTION = "25001";
    private static final String SYNTAX_ERROR = "42601";

    private static TestDatabase database;

    @BeforeAll
    static void createDatabase() {
        database = TestServer.createDatabase();
        database.execute("""
                CREATE TABLE t (a int PRIMARY KEY, b int);
                CREATE INDEX i ON t (b);
                CLUSTER t USING i;
                CREATE TABLE p (a int) PARTITION BY LIST (a);
                CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
                CREATE TYPE mood AS ENUM ('a');
                CREATE MATERIALIZED VIEW m AS SELECT 1 AS a;
                CREATE UNIQUE INDEX mi ON m (a);
                CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p WITH (connect = false, slot_name = 'x');
                CREATE PROCEDURE commits() LANGUAGE plpgsql AS 'BEGIN NULL; END'
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX CONCURRENTLY x ON t (b)",
                "create unique /* c */ index concurrently if not exists x on t (b)",
                "CREATE INDEX CONCURRENTLY ON t (b)",
                "DROP INDEX CONCURRENTLY i",
                "DROP INDEX -- c\n concurrently IF EXISTS i",
                "REINDEX INDEX CONCURRENTLY i",
                "REINDEX TABLE CONCURRENTLY t",
                "REINDEX (VERBOSE) INDEX CONCURRENTLY i",
                "REINDEX SCHEMA public",
                "REINDEX (VERBOSE) SCHEMA public",
                "REINDEX DATABASE postgres",
                "REINDEX SYSTEM postgres",
                "VACUUM",
                "VACUUM (FULL) t",
                "VACUUM ANALYZE t",
                "CREATE DATABASE x",
                "DROP DATABASE IF EXISTS x",
                "ALTER DATABASE postgres SET TABLESPACE pg_default",
                "ALTER DATABASE postgres WITH TABLESPACE = pg_default",
                "CREATE TABLESPACE x LOCATION '/x'",
                "DROP TABLESPACE IF EXISTS x",
                "ALTER SYSTEM SET work_mem = '4MB'",
                "ALTER SYSTEM RESET ALL",
                "DISCARD ALL",
                "CLUSTER",
                "CLUSTER VERBOSE",
                "CREATE SUBSCRIPTION x CONNECTION 'host=(none)' PUBLICATION p",
                "CREATE SUBSCRIPTION x CONNECTION '' PUBLICATION p WITH (enabled = false, create_slot = true)",
                "DROP SUBSCRIPTION s",
                "COMMIT PREPARED 'x'",
                "ROLLBACK PREPARED 'x'",
            })
    void classifyWhenServerRefusesStatementInTransactionIsNonTransactional(String sql) throws SQLException {
        assertThat(StatementClassifier.classify(sql)).isEqualTo(StatementKind.NON_TRANSACTIONAL);
        assertThat(stateInTransaction(sql)).isEqualTo(ACTIVE_SQL_TRANSACTION);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "14 | REINDEX (VERBOSE, CONCURRENTLY) TABLE t",
                "14 | REINDEX (CONCURRENTLY on) TABLE t",
                "14 | ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY",
                "14 | ALTER TABLE IF EXISTS public.p DETACH PARTITION \"p1\" CONCURRENTLY",
                "17 | CLUSTER (VERBOSE)",
            })
    void classifyWhenNewerServerRefusesStatementInTransactionIsNonTransactional(int since, String sql)
            throws SQLException {
        assertThat(StatementClassifier.classify(sql)).isEqualTo(StatementKind.NON_TRANSACTIONAL);
        assertThat(stateInTransaction(sql))
                .isEqualTo(TestServer.major() < since ? SYNTAX_ERROR : ACTIVE_SQL_TRANSACTION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 'CREATE INDEX CONCURRENTLY x ON t (b)'",
                "CREATE INDEX \"concurrently\" ON t (b)",
                "CREATE INDEX x ON t (b)",
                "CREATE TABLE concurrent (vacuum int)",
                "CREATE VIEW x AS SELECT 1 AS concurrently",
                "DROP INDEX i",
                "REINDEX INDEX i",
                "REINDEX (CONCURRENTLY false) TABLE t",
                "REINDEX (CONCURRENTLY 0, VERBOSE) INDEX i",
                "REFRESH MATERIALIZED VIEW CONCURRENTLY m",
                "ANALYZE t",
                "CLUSTER t",
                "CLUSTER (VERBOSE) t USING i",
                "CLUSTER VERBOSE t",
                "ALTER TABLE p DETACH PARTITION p1",
                "ALTER TYPE mood ADD VALUE 'b'",
                "ALTER DATABASE postgres SET default_tablespace TO ''",
                "ALTER DATABASE postgres CONNECTION LIMIT 5",
                "ALTER DATABASE postgres RESET ALL",
                "CREATE SUBSCRIPTION x CONNECTION '' PUBLICATION p WITH (connect = false)",
                "CREATE SUBSCRIPTION x CONNECTION 'dbname=x' PUBLICATION p WITH (create_slot = 'off', connect = FALSE)",
                "ALTER SUBSCRIPTION s SET PUBLICATION q WITH (refresh = false)",
                "ALTER SUBSCRIPTION s DISABLE",
                "DISCARD PLANS",
                "SAVEPOINT a",
                "ROLLBACK TO a",
                "ROLLBACK TRANSACTION TO SAVEPOINT a",
                "RELEASE a",
                "PREPARE transaction AS SELECT 1",
                "DO $$ BEGIN COMMIT; END $$",
                "CALL commits()",
                "LOCK TABLE t",
                "CHECKPOINT",
                "SET TRANSACTION ISOLATION LEVEL READ COMMITTED",
                "CREATE PUBLICATION x FOR TABLE t",
                "(SELECT 1)",
            })
    void classifyWhenServerDoesNotRefuseStatementIsTransactional(String sql) throws SQLException {
        assertThat(StatementClassifier.classify(sql)).isEqualTo(StatementKind.TRANSACTIONAL);
        assertThat(stateInTransaction(sql)).isNotEqualTo(ACTIVE_SQL_TRANSACTION);
        assertThat(endsTransaction(sql)).isFalse();
    }

    /** The subscription is enabled, or has no slot, only where a publisher is at hand: the server stops earlier. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER SUBSCRIPTION s REFRESH PUBLICATION",
                "ALTER SUBSCRIPTION s SET PUBLICATION q",
                "ALTER SUBSCRIPTION s ADD PUBLICATION q WITH (copy_data = false)",
                "ALTER SUBSCRIPTION s DROP PUBLICATION q",
                "ALTER SUBSCRIPTION s SET (failover = true)",
                "ALTER SUBSCRIPTION s SET (two_phase = false)",
            })
    void classifyWhenSubscriptionWouldAskItsPublisherIsNonTransactional(String sql) throws SQLException {
        assertThat(StatementClassifier.classify(sql)).isEqualTo(StatementKind.NON_TRANSACTIONAL);
        assertThat(stateInTransaction(sql)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COMMIT",
                "commit /* c */ work",
                "COMMIT AND CHAIN",
                "END",
                "END TRANSACTION",
                "ROLLBACK",
                "ROLLBACK WORK",
                "ABORT",
            })
    void classifyWhenStatementEndsTransactionIsTransactionControl(String sql) throws SQLException {
        assertThat(StatementClassifier.classify(sql)).isEqualTo(StatementKind.TRANSACTION_CONTROL);
        assertThat(endsTransaction(sql)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"BEGIN", "begin isolation level serializable", "START TRANSACTION", "PREPARE TRANSACTION 'x'"})
    void classifyWhenStatementBeginsOrPreparesTransactionIsTransactionControl(String sql) {
        assertThat(StatementClassifier.classify(sql)).isEqualTo(StatementKind.TRANSACTION_CONTROL);
    }

    @Test
    void classifyWhenTextIsEmptyIsTransactional() {
        assertThat(StatementClassifier.classify(" -- nothing")).isEqualTo(StatementKind.TRANSACTIONAL);
    }

    private static String stateInTransaction(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            if (!sql.startsWith("SET TRANSACTION")) {
                statement.execute("SAVEPOINT a");
            }
            try {
                statement.execute(sql);
                return "";
            } catch (SQLException e) {
                return e.getSQLState();
            } finally {
                connection.rollback();
            }
        }
    }

    private static boolean endsTransaction(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("CREATE TEMPORARY TABLE mark () ON COMMIT DROP");
            statement.execute("SAVEPOINT a");
            try {
                statement.execute(sql);
            } catch (SQLException e) {
                return false;
            }
            try (var rows = statement.executeQuery("SELECT to_regclass('mark') IS NULL")) {
                rows.next();
                return rows.getBoolean(1);
            } finally {
                connection.rollback();
            }
        }
    }
}
