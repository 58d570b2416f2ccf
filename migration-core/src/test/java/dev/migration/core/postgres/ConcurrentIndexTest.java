package dev.migration.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migration.core.error.Place;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConcurrentIndexTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "CREATE INDEX CONCURRENTLY i ON t (n) | i | t",
                "create unique index concurrently I on T (n) | I | T",
                "CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON ONLY s.t USING gin (n) | i | s.t",
                "CREATE INDEX CONCURRENTLY \"on\" ON \"S\" . /* here */ \"t \"\" u\"(n) | \"on\" | \"S\".\"t \"\" u\"",
                "CREATE INDEX CONCURRENTLY if ON t (n) | if | t"
            })
    void ofWhenItHasANameReadsBoth(String sql, String name, String table) {
        assertThat(ConcurrentIndex.of(statement(sql)))
                .hasValue(new ConcurrentIndex(Optional.of(name), table, sql.contains("IF NOT EXISTS")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE INDEX CONCURRENTLY ON t (n)", "CREATE UNIQUE INDEX CONCURRENTLY ON ONLY t (n)"})
    void ofWhenItHasNoNameReadsTheTable(String sql) {
        assertThat(ConcurrentIndex.of(statement(sql))).hasValue(new ConcurrentIndex(Optional.empty(), "t", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX i ON t (n)",
                "CREATE UNIQUE INDEX i ON t (n)",
                "DROP INDEX CONCURRENTLY i",
                "CREATE TABLE concurrently (n integer)",
                "VACUUM"
            })
    void ofWhenItIsAnotherStatementIsEmpty(String sql) {
        assertThat(ConcurrentIndex.of(statement(sql))).isEmpty();
    }

    private static SqlStatement statement(String sql) {
        return new SqlStatement(sql, new Place("a.sql", 1, 1), StatementClassifier.classify(sql), Optional.empty());
    }
}
