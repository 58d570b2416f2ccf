package dev.migration.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Upgrades an empty database by 1,000 scripts, and has psql run the same SQL with the version updates, in turn on one
 * server: {@code psql -1 -f} (the floor), then the goal with {@code transaction=all} and with {@code transaction=each},
 * each in a new Maven, timed inside the goal.
 *
 * <p>Needs mvn and psql on the path, and the plugin in the local repository.
 */
public final class UpgradeBenchmark {

    private static final int SCRIPTS = 1_000;
    private static final int ROUNDS = 7;

    private UpgradeBenchmark() {}

    /** No arguments. */
    public static void main(String[] args) throws Exception {
        Path work = Files.createTempDirectory("upgrade-benchmark");
        Path project = Files.createDirectory(work.resolve("project"));
        Path sql = work.resolve("all.sql");
        Workload.write(SCRIPTS, project.resolve("src/main/resources/db/migration"), sql);
        MavenGoal.writePom(project, List.of());
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            List<Long> psql = new ArrayList<>();
            List<Long> all = new ArrayList<>();
            List<Long> each = new ArrayList<>();
            // The first round warms up the server and the files.
            for (int round = 0; round <= ROUNDS; round++) {
                long floor = psql(server, "psql" + round, sql);
                long one = upgrade(server, "all" + round, project, "all");
                long many = upgrade(server, "each" + round, project, "each");
                if (round > 0) {
                    psql.add(floor);
                    all.add(one);
                    each.add(many);
                }
            }
            print("psql -1 -f", psql, psql);
            print("upgrade, transaction=all", all, psql);
            print("upgrade, transaction=each", each, psql);
        }
    }

    private static void print(String name, List<Long> millis, List<Long> floor) {
        List<Long> sorted = sorted(millis);
        System.out.printf(
                "%-28s min %5d ms   median %5d ms   max %5d ms   %.2f x psql%n",
                name,
                sorted.get(0),
                median(millis),
                sorted.get(sorted.size() - 1),
                (double) median(millis) / median(floor));
    }

    private static long median(List<Long> values) {
        return sorted(values).get(values.size() / 2);
    }

    private static List<Long> sorted(List<Long> values) {
        List<Long> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted;
    }

    private static long psql(EmbeddedPostgres server, String database, Path sql) throws Exception {
        create(server, database);
        long start = System.nanoTime();
        MavenGoal.run(List.of(
                "psql",
                "-X",
                "-q",
                "-1",
                "-v",
                "ON_ERROR_STOP=1",
                "-h",
                "localhost",
                "-p",
                String.valueOf(server.getPort()),
                "-U",
                "postgres",
                "-d",
                database,
                "-f",
                sql.toString()));
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static long upgrade(EmbeddedPostgres server, String database, Path project, String mode) throws Exception {
        create(server, database);
        return MavenGoal.millis(
                project,
                "",
                "upgrade",
                "; the database is at",
                "-Dmigration.transaction=" + mode,
                "-Dmigration.url=" + server.getJdbcUrl("postgres", database));
    }

    private static void create(EmbeddedPostgres server, String database) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
        }
    }
}
