package dev.migration.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migration.core.error.Place;
import dev.migration.core.postgres.ConcurrentReindex.Scope;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConcurrentReindexTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "REINDEX INDEX CONCURRENTLY i | INDEX | i",
                "reindex (verbose) table concurrently s . \"T u\" | TABLE | s.\"T u\"",
                "REINDEX (CONCURRENTLY) INDEX i | INDEX | i",
                "REINDEX (VERBOSE off, CONCURRENTLY true) TABLE t | TABLE | t",
                "REINDEX SCHEMA CONCURRENTLY \"S\" | SCHEMA | \"S\"",
                "REINDEX DATABASE CONCURRENTLY d | DATABASE | ``",
                "REINDEX (CONCURRENTLY) DATABASE | DATABASE | ``"
            })
    void ofReadsWhatIsRebuilt(String sql, Scope scope, String name) {
        assertThat(ConcurrentReindex.of(statement(sql))).hasValue(new ConcurrentReindex(scope, name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "REINDEX TABLE t",
                "REINDEX (CONCURRENTLY false) TABLE t",
                "REINDEX SYSTEM d",
                "CREATE INDEX CONCURRENTLY i ON t (n)",
                "VACUUM"
            })
    void ofWhenItIsAnotherStatementIsEmpty(String sql) {
        assertThat(ConcurrentReindex.of(statement(sql))).isEmpty();
    }

    private static SqlStatement statement(String sql) {
        return new SqlStatement(sql, new Place("a.sql", 1, 1), StatementClassifier.classify(sql), Optional.empty());
    }
}
