package dev.migration.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestServerTest {

    @Test
    void createDatabaseGivesEachTestItsOwn() {
        TestDatabase one = TestServer.createDatabase();
        TestDatabase other = TestServer.createDatabase();

        one.execute("CREATE TABLE t (n integer)");

        assertThat(one.query("SELECT to_regclass('t') IS NULL")).containsExactly("f");
        assertThat(other.query("SELECT to_regclass('t') IS NULL")).containsExactly("t");
    }

    @Test
    void majorIsThatOfTheServer() {
        TestDatabase database = TestServer.createDatabase();

        assertThat(database.query("SELECT current_setting('server_version_num')::integer / 10000"))
                .containsExactly(String.valueOf(TestServer.major()));
    }
}
