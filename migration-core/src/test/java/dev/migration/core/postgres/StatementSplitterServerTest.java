package dev.migration.core.postgres;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.testing.Pieces;
import dev.migration.core.testing.TestDatabase;
import dev.migration.core.testing.TestServer;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.postgresql.PGConnection;

/**
 * The server itself is asked what a script means: it runs the script as one text, and the statements that the splitter
 * sees one by one, and both must leave the same. The text goes through {@code EXECUTE}, since the driver would split
 * it by rules of its own.
 */
class StatementSplitterServerTest {

    // Since then there are BEGIN ATOMIC, and keywords as labels without AS.
    private static final boolean SINCE_14 = TestServer.major() >= 14;

    private static Connection connection;

    @BeforeContainer
    static void connect() throws SQLException {
        connection = TestServer.createDatabase().connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE log (id integer GENERATED ALWAYS AS IDENTITY, v text)");
            statement.execute("CREATE FUNCTION run(script text) RETURNS void LANGUAGE plpgsql"
                    + " AS 'BEGIN EXECUTE script; END'");
        }
    }

    @AfterContainer
    static void disconnect() throws SQLException {
        connection.close();
    }

    @Property(tries = 400, shrinking = ShrinkingMode.BOUNDED)
    void splitWhenScriptIsRandomGivesWhatServerSees(@ForAll("scripts") RandomScript script) throws SQLException {
        List<SqlStatement> statements = StatementSplitter.split(new SourceText("x.sql", script.text()));

        assertThat(statements).extracting(SqlStatement::text).isEqualTo(script.statements());
        List<String> byServer = logOf(List.of(script.text()));
        assertThat(logOf(statements.stream().map(SqlStatement::text).toList())).isEqualTo(byServer);
        assertThat(byServer).hasSize(statements.size());
    }

    @Example
    void splitWhenStatementsHoldOthersGivesWhatServerSees() throws SQLException {
        String script = """
                CREATE FUNCTION f(n int) RETURNS text BEGIN ATOMIC
                  SELECT CASE WHEN n > 0 THEN CASE n WHEN 1 THEN 'a;' END ELSE 'b' END;
                  SELECT 1 end, 2 AS case, 3 case;
                  SELECT 'c' AS end;
                END;
                INSERT INTO log(v) SELECT f(1);
                CREATE PROCEDURE p() BEGIN ATOMIC INSERT INTO log(v) VALUES ('in;side'); END; CALL p();
                CREATE FUNCTION g() RETURNS text RETURN 'ret;urn'; INSERT INTO log(v) SELECT g();
                CREATE FUNCTION h() RETURNS text LANGUAGE plpgsql AS $f$ BEGIN RETURN 'plain;'; END $f$;
                INSERT INTO log(v) VALUES (h());
                CREATE TABLE begin (atomic int);
                CREATE RULE r AS ON INSERT TO begin DO INSTEAD (
                  INSERT INTO log(v) VALUES ('one'); INSERT INTO log(v) VALUES ('two)'););
                INSERT INTO begin VALUES (1);
                DROP TABLE begin; DROP FUNCTION f; DROP PROCEDURE p; DROP FUNCTION g; DROP FUNCTION h
                """;
        List<SqlStatement> statements = StatementSplitter.split(new SourceText("x.sql", script));

        assertThat(statements).hasSize(16);
        if (!SINCE_14) {
            assertThatThrownBy(() -> logOf(List.of(script))).hasMessageContaining("syntax error at or near \"BEGIN\"");
            return;
        }
        assertThat(logOf(statements.stream().map(SqlStatement::text).toList()))
                .isEqualTo(logOf(List.of(script)))
                .containsExactly("c", "in;side", "ret;urn", "plain;", "one", "two)");
    }

    @Example
    void splitWhenScriptIsDumpGivesStatementsThatServerRuns() throws Exception {
        TestDatabase database = TestServer.createDatabase();
        String dump = Files.readString(Path.of(StatementSplitterServerTest.class
                .getResource("splitter/pg_dump/input.sql")
                .toURI()));
        if (!SINCE_14) {
            dump = dump.replaceFirst("(?s)BEGIN ATOMIC(.*?)END;\n", "AS \\$\\$$1\\$\\$;\n");
        }
        try (Connection fresh = database.connect();
                Statement statement = fresh.createStatement()) {
            for (SqlStatement part : StatementSplitter.split(new SourceText("x.sql", dump))) {
                if (part.copyData().isPresent()) {
                    StringReader data = new StringReader(part.copyData().get());
                    fresh.unwrap(PGConnection.class).getCopyAPI().copyIn(part.text(), data);
                } else {
                    statement.execute(part.text());
                }
            }
        }

        assertThat(database.query("SELECT id, name, note FROM users ORDER BY id"))
                .containsExactly("1|Zoë|two\nlines; \\ backslash", "2|-- migration:downgrade|$$");
        assertThat(database.query("SELECT shout('a'), count_users()")).containsExactly("A;|2");
    }

    @Provide
    Arbitrary<RandomScript> scripts() {
        Arbitrary<String> statement = expressions()
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .flatMap(values -> blanks().map(blank ->
                        "INSERT" + blank + "INTO log(v)VALUES(" + String.join(blank + "||" + blank, values) + ")"));
        return statement
                .list()
                .ofMaxSize(5)
                .flatMap(statements ->
                        gaps().list().ofSize(statements.size() + 1).map(gaps -> new RandomScript(statements, gaps)));
    }

    /** Expressions of type text, in all the forms that literals and names have. */
    private static Arbitrary<String> expressions() {
        Arbitrary<String> nasty = Pieces.joined(
                6, ";", "'", "\\", "$", "$$", "$a$", "--", "/*", "*/", "\n", "\"", "a", "é", "😀", " ", "E'", "(", ")");
        return Arbitraries.oneOf(
                nasty.map(text -> "'" + text.replace("'", "''") + "'"),
                nasty.map(text -> "E'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"),
                nasty.map(text -> "e'x'\n'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"),
                nasty.map(text -> "'x'--;\n\n '" + text.replace("'", "''") + "'"),
                nasty.map(text -> "U&'" + text.replace("\\", "\\\\").replace("'", "''") + "'"),
                nasty.map(text -> "N'" + text.replace("'", "''") + "'"),
                nasty.map(text -> "$é1$" + text + "$é1$"),
                nasty.map(text -> "$$" + text.replace("$", "") + "$$"),
                nasty.map(text -> "(SELECT \"c;" + text.replace("\"", "\"\"") + "\" FROM (SELECT 'n' AS \"c;"
                        + text.replace("\"", "\"\"") + "\") q)"),
                Arbitraries.of(
                        "B'01'::text",
                        "X'1F'::text",
                        "(SELECT a$1$b FROM (SELECT 'i' AS a$1$b) q)",
                        "(2*-- ;'\n-3)::text",
                        "(1-/*;'/*;*/'*/-1)::text",
                        "(@/*;*/-5)::text",
                        "CASE WHEN 1<2 THEN 'y' ELSE ';' END",
                        "(ARRAY['a;','b'])[1]",
                        ".5::text",
                        "1e3::text",
                        SINCE_14 ? "(SELECT 'z' end)" : "(SELECT 'z' AS end)"));
    }

    private static Arbitrary<String> blanks() {
        return Arbitraries.of(" ", "\n", "\r\n", "\t", " -- c; ' $$\n", "/* c; ' /* $$ */ \" */", "\f", "--\r");
    }

    private static Arbitrary<String> gaps() {
        return blanks().list().ofMaxSize(3).map(blanks -> String.join(";", blanks));
    }

    private static List<String> logOf(List<String> texts) throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement run = connection.prepareStatement("SELECT run(?)")) {
            statement.execute("TRUNCATE log");
            for (String text : texts) {
                run.setString(1, text);
                run.execute();
            }
            List<String> log = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("SELECT v FROM log ORDER BY id")) {
                while (rows.next()) {
                    log.add(rows.getString(1));
                }
            }
            return log;
        }
    }

    /** Statements and what stands before, between and after them. */
    record RandomScript(List<String> statements, List<String> gaps) {

        String text() {
            StringBuilder text = new StringBuilder(gaps.get(0));
            for (int i = 0; i < statements.size(); i++) {
                text.append(statements.get(i)).append(";").append(gaps.get(i + 1));
            }
            return text.toString();
        }

        @Override
        public String toString() {
            return statements.stream().collect(joining("\n;\n")) + " with gaps " + gaps;
        }
    }
}
