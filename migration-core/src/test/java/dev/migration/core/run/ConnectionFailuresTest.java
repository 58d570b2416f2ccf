package dev.migration.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionFailuresTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "28P01 | the server refuses the password. Check user name and password.",
                "28000 | the server refuses this role. Check user name and password, and the server's pg_hba.conf: no entry",
                "3D000 | the server has no such database. Create it, or correct the name.",
                "08001 | the server does not answer. Check host and port, and whether it runs: no entry",
                "08006 | the server does not answer. Check host and port, and whether it runs: no entry",
                "53300 | the server has no connection left. Try again later: no entry",
                "57P03 | the server is starting or stopping. Try again later: no entry",
                "XX000 | no entry"
            })
    void explainSaysWhatToDo(String sqlState, String reason) {
        ConnectionFailedException failure =
                ConnectionFailures.explain(new Nowhere(), new SQLException("no entry\nmore", sqlState));

        assertThat(failure).hasMessage("Cannot connect to localhost:5432/app as alice (the test): " + reason);
        assertThat(failure.sqlState()).isEqualTo(sqlState);
    }

    private record Nowhere() implements ConnectionSource {

        @Override
        public Connection open() throws SQLException {
            throw new SQLException("nowhere");
        }

        @Override
        public String display() {
            return "localhost:5432/app as alice";
        }

        @Override
        public String origin() {
            return "the test";
        }
    }
}
