package dev.migration.core.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.migration.core.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;

/**
 * What version table, history and schema of a database say of a set of scripts, read when no run is at work any more.
 *
 * @param heads the version table's rows
 * @param history of all steps
 * @param counts how often each deed was done, for each script in order; -1 where that leaves no trace
 * @param invalidIndexes their names
 */
record DatabaseState(Set<String> heads, List<Row> history, List<List<Integer>> counts, List<String> invalidIndexes) {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String OTHERS = "SELECT pid || ' ' || coalesce(state, '') || ' ' || left(query, 80) FROM"
            + " pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            + " AND backend_type = 'client backend'";

    /** A row of the history. */
    record Row(String revision, String direction, String state, int statementsDone) {}

    /**
     * Asserts what holds after any fault: a script's deeds are done, once, if and only if the version rows say so, and
     * just these have a row {@code done}, one; what was to be undone has its row from before. Of a script that runs without a transaction and is not through there are
     * those statements that the history notes, and perhaps the one after them.
     */
    static DatabaseState assertWhole(TestDatabase database, ScriptSet set, String when) {
        DatabaseState state = read(database, set);
        SoftAssertions all = new SoftAssertions();
        Set<String> behind = set.done(state.heads);
        for (int i = 0; i < set.scripts().size(); i++) {
            Specimen script = set.scripts().get(i);
            boolean done = behind.contains(script.revision());
            all.assertThat(state.doneRows(script.revision(), set.direction()))
                    .as("%s: rows 'done' of %s", when, script.revision())
                    .isEqualTo(done ? 1 : 0);
            if (set.direction() == Direction.DOWNGRADE) {
                all.assertThat(state.doneRows(script.revision(), Direction.UPGRADE))
                        .as("%s: rows 'done' of %s's upgrade", when, script.revision())
                        .isEqualTo(1);
            }
            for (int statement = 0; statement < script.deeds(set.direction()).size(); statement++) {
                int count = state.counts.get(i).get(statement);
                all.assertThat(count)
                        .as("%s: %s, statement %d, done: %s; %s", when, script.revision(), statement, done, state)
                        .isIn(state.allowed(script, set.direction(), statement, done));
            }
        }
        all.assertAll();
        return state;
    }

    /** Asserts that everything is done, once, and nothing else is left behind. */
    static void assertFinished(TestDatabase database, ScriptSet set, String when) {
        DatabaseState state = assertWhole(database, set, when);
        assertThat(state.heads).as(when).isEqualTo(set.end());
        assertThat(state.invalidIndexes).as(when).isEmpty();
        assertThat(state.history).as(when).noneMatch(row -> row.state().equals("running"));
    }

    /** Returns whether some of it is done, or begun, and not all. */
    boolean isMidway(ScriptSet set) {
        return !heads.equals(set.end())
                && history.stream()
                        .anyMatch(row -> row.direction().equals(set.direction().word()));
    }

    private List<Integer> allowed(Specimen script, Direction direction, int statement, boolean done) {
        Deed deed = script.deeds(direction).get(statement);
        if (deed.count().isEmpty()) {
            return List.of(-1);
        }
        int noted = script.transactional() || done ? 0 : noted(script.revision(), direction);
        if (!script.transactional() && !done && statement == noted && !deed.noted()) {
            return List.of(0, 1);
        }
        return List.of(done || statement < noted ? 1 : 0);
    }

    private int noted(String revision, Direction direction) {
        return rows(revision, direction)
                .filter(row -> !row.state().equals("done"))
                .mapToInt(Row::statementsDone)
                .max()
                .orElse(0);
    }

    private long doneRows(String revision, Direction direction) {
        return rows(revision, direction)
                .filter(row -> row.state().equals("done"))
                .count();
    }

    private Stream<Row> rows(String revision, Direction direction) {
        return history.stream()
                .filter(row ->
                        row.revision().equals(revision) && row.direction().equals(direction.word()));
    }

    private static DatabaseState read(TestDatabase database, ScriptSet set) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            awaitOthers(statement);
            Set<String> heads = new HashSet<>();
            if (exists(statement, "migration_version")) {
                heads.addAll(strings(statement, "SELECT version_num FROM migration_version"));
            }
            List<Row> history = new ArrayList<>();
            if (exists(statement, "migration_history")) {
                try (ResultSet rows = statement.executeQuery(
                        "SELECT revision, direction, state, statements_done FROM migration_history ORDER BY id")) {
                    while (rows.next()) {
                        history.add(new Row(rows.getString(1), rows.getString(2), rows.getString(3), rows.getInt(4)));
                    }
                }
            }
            List<String> invalid = strings(statement, "SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid");
            return new DatabaseState(heads, history, counts(statement, set), invalid);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<List<Integer>> counts(Statement statement, ScriptSet set) throws SQLException {
        String sql = set.scripts().stream()
                .flatMap(script -> script.deeds(set.direction()).stream())
                .map(deed -> deed.count().isEmpty() ? "-1" : deed.count())
                .collect(Collectors.joining(", ", "SELECT ", ""));
        List<List<Integer>> counts = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            int column = 1;
            for (Specimen script : set.scripts()) {
                List<Integer> ofScript = new ArrayList<>();
                for (int i = 0; i < script.deeds(set.direction()).size(); i++) {
                    ofScript.add(row.getInt(column++));
                }
                counts.add(ofScript);
            }
        }
        return counts;
    }

    /** Asked from here again and again: a statement that waits in the server would be waited for by those that it waits for. */
    private static void awaitOthers(Statement statement) throws SQLException {
        long start = System.nanoTime();
        for (List<String> others = strings(statement, OTHERS); !others.isEmpty(); others = strings(statement, OTHERS)) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                fail("Sessions that do not end: " + others);
            }
        }
    }

    private static boolean exists(Statement statement, String table) throws SQLException {
        return strings(statement, "SELECT to_regclass('" + table + "') IS NOT NULL")
                .contains("t");
    }

    private static List<String> strings(Statement statement, String sql) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        }
        return strings;
    }
}
