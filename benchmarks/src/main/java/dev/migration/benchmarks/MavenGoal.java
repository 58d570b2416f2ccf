package dev.migration.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A goal of the plugin in a new Maven, timed inside the goal: from Maven's last line before it runs, by which it has resolved
 * and configured the plugin, to the goal's own last line.
 */
final class MavenGoal {

    private static final String MAVEN_OPTS = "MAVEN_OPTS";

    private static final String TIME = "HH:mm:ss.SSS";

    // Said at debug level, so only by the package that configures goals.
    private static final String CONFIGURED = "-- end configuration --";

    private MavenGoal() {}

    /** Writes a project's pom; with modules, a pom for each of them, too. */
    static void writePom(Path project, List<String> modules) throws IOException {
        Files.createDirectories(project);
        Files.writeString(project.resolve("pom.xml"), pom("project", modules));
        for (String module : modules) {
            Files.createDirectories(project.resolve(module));
            Files.writeString(project.resolve(module).resolve("pom.xml"), pom(module, List.of()));
        }
    }

    private static String pom(String artifactId, List<String> modules) {
        return """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>dev.migration.benchmarks</groupId>
                  <artifactId>%s</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                  <modules>%s</modules>
                  <build>
                    <plugins>
                      <plugin>
                        <groupId>dev.migration</groupId>
                        <artifactId>migration-maven-plugin</artifactId>
                        <version>0.1.0-SNAPSHOT</version>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """.formatted(
                        artifactId,
                        modules.stream()
                                .map(module -> "<module>" + module + "</module>")
                                .collect(Collectors.joining()));
    }

    /**
     * Runs a goal.
     *
     * @param java an option for Maven's Java, besides those of {@code MAVEN_OPTS}; empty for none
     * @param last a text that the goal's last line holds; lines before it may hold it, too
     * @param options such as {@code -Dmigration.target=head}
     */
    static long millis(Path project, String java, String goal, String last, String... options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "mvn",
                "-o",
                "-B",
                "-f",
                project.toString(),
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=" + TIME,
                "-Dorg.slf4j.simpleLogger.log.org.apache.maven.plugin=debug",
                "migration:" + goal));
        command.addAll(List.of(options));
        String given = System.getenv().getOrDefault(MAVEN_OPTS, "");
        List<String> output = run(command, Map.of(MAVEN_OPTS, (given + " " + java).strip()))
                .lines()
                .toList();
        return Duration.between(time(output, CONFIGURED), time(output, last)).toMillis();
    }

    /** Returns when Maven wrote the last line that holds a text. */
    private static LocalTime time(List<String> output, String text) {
        return output.stream()
                .filter(line -> line.contains(text))
                .reduce((before, after) -> after)
                .map(line -> LocalTime.parse(line.substring(0, TIME.length())))
                .orElseThrow(() -> new IllegalStateException(String.join("\n", output)));
    }

    /** Runs a program; fails with its output when it ends with an error. */
    static String run(List<String> command) throws IOException, InterruptedException {
        return run(command, Map.of());
    }

    private static String run(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(output);
        }
        return output;
    }
}
