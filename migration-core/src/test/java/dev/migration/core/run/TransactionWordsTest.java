package dev.migration.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migration.core.error.Place;
import dev.migration.core.postgres.SqlStatement;
import dev.migration.core.postgres.StatementClassifier;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionWordsTest {

    @ParameterizedTest
    @CsvSource({
        "BEGIN, true, false",
        "begin work, true, false",
        "START TRANSACTION, true, false",
        "COMMIT, false, true",
        "END, false, true",
        "Commit And\tChain, true, true",
        "COMMIT AND NO CHAIN, false, true",
        "ROLLBACK, false, false",
        "ROLLBACK AND CHAIN, true, false",
        "ABORT, false, false",
        "PREPARE TRANSACTION 'x', false, false",
        "COMMIT PREPARED 'x', false, false"
    })
    void beginsAndCommits(String sql, boolean begins, boolean commits) {
        assertThat(TransactionWords.begins(statement(sql))).isEqualTo(begins);
        assertThat(TransactionWords.commits(statement(sql))).isEqualTo(commits);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SET search_path = x | true",
                "SET SESSION lock_timeout = '1s' | true",
                "'set\nrole x' | true",
                "RESET ALL | true",
                "SELECT set_config('a.b', 'c', false) | true",
                "SELECT pg_catalog.set_config('search_path', '', false) | true",
                "SET LOCAL search_path = x | false",
                "SET CONSTRAINTS ALL DEFERRED | false",
                "SET TRANSACTION READ ONLY | false",
                "SELECT 1 | false",
                "UPDATE t SET n = 1 | false"
            })
    void setsSession(String sql, boolean sets) {
        assertThat(TransactionWords.setsSession(statement(sql))).isEqualTo(sets);
    }

    private static SqlStatement statement(String sql) {
        return new SqlStatement(sql, new Place("a.sql", 1, 1), StatementClassifier.classify(sql), Optional.empty());
    }
}
