package dev.migration.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lists the history of 10,000 scripts in 20 modules, and writes the SQL of 5,000, each time in a new Maven, timed
 * inside the goal; with Java as Maven 3 starts it, and as Maven 4 does.
 *
 * <p>Needs mvn on the path, and the plugin in the local repository.
 */
public final class GoalBenchmark {

    private static final int MODULES = 20;
    private static final int SCRIPTS_A_MODULE = 500;
    private static final int SQL_SCRIPTS = 5_000;
    private static final int ROUNDS = 7;

    // What Maven 4 starts Java with by itself.
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    private static final String SCRIPTS = "src/main/resources/db/migration";

    private GoalBenchmark() {}

    /** Options for mvn, such as where the local repository is. */
    public static void main(String[] args) throws Exception {
        Path work = Files.createTempDirectory("goal-benchmark");
        Path reactor = work.resolve("reactor");
        List<String> modules =
                IntStream.range(0, MODULES).mapToObj(n -> "module" + n).toList();
        MavenGoal.writePom(reactor, modules);
        for (int n = 0; n < MODULES; n++) {
            Workload.write(
                    n * SCRIPTS_A_MODULE,
                    SCRIPTS_A_MODULE,
                    reactor.resolve(modules.get(n)).resolve(SCRIPTS));
        }
        Path single = work.resolve("single");
        MavenGoal.writePom(single, List.of());
        Workload.write(0, SQL_SCRIPTS, single.resolve(SCRIPTS));
        for (String java : List.of("", QUICK_START)) {
            System.out.println(java.isEmpty() ? "Java as Maven 3 starts it" : "Java with " + java);
            measure("history, 10,000 scripts", reactor, java, "history", " -> ", args);
            measure("sql, 5,000 scripts", single, java, "sql", "downgrade.sql", args);
        }
    }

    private static void measure(String what, Path project, String java, String goal, String last, String[] options)
            throws IOException, InterruptedException {
        long[] millis = new long[ROUNDS];
        // The first round warms up the files.
        MavenGoal.millis(project, java, goal, last, options);
        for (int round = 0; round < ROUNDS; round++) {
            millis[round] = MavenGoal.millis(project, java, goal, last, options);
        }
        Arrays.sort(millis);
        System.out.printf(
                "%-28s min %5d ms   median %5d ms   max %5d ms%n",
                what, millis[0], millis[ROUNDS / 2], millis[ROUNDS - 1]);
    }
}
