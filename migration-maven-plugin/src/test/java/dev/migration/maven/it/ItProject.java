package dev.migration.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A project that the Invoker runs, as its {@code setup.groovy} and {@code verify.groovy} look at it.
 *
 * <p>The log is read as a person does: without colours and levels. What differs from run to run is written alike: the
 * server's port as 5432, each time that something took as {@code 1 ms}, the project's folder as {@code <project>}.
 */
public final class ItProject {

    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");
    private static final Pattern LEVEL = Pattern.compile("(?m)^\\[(INFO|WARNING|ERROR|DEBUG)\\] ?");
    private static final Pattern TIME = Pattern.compile("\\b(\\d+ ms|\\d+\\.\\d s)\\b");
    private static final Pattern LOCAL = Pattern.compile("\\blocalhost:\\d+");
    // With -X Maven 4 shows how it was called itself, a password on its command line included.
    private static final Pattern COMMAND_LINE = Pattern.compile("(?m)^Command line: .*$");
    private static final Pattern STACK_TRACE = Pattern.compile("(?m)^\\s+at dev\\.migration\\.");

    private final Path folder;
    private final String port;

    private ItProject(Path folder, String port) {
        this.folder = folder;
        this.port = port;
    }

    /** The project in its folder ({@code basedir} in a script), whose database is on a port ({@code port} there). */
    public static ItProject in(File folder, String port) {
        return new ItProject(folder.toPath(), port);
    }

    /** Asserts that the build printed these lines, one directly after the other. */
    public void shows(String lines) {
        String trimmed = lines.replaceAll("^\n|\n$", "");
        // Without the log, which the Invoker prints anyway.
        assertThat(("\n" + log()).contains("\n" + trimmed + "\n"))
                .as("the build shows:\n%s", trimmed)
                .isTrue();
    }

    /** Asserts how often the build printed this, anywhere. */
    public void showsTimes(int times, String text) {
        assertThat(log().split(Pattern.quote(text), -1).length - 1)
                .as("how often the build shows '%s'", text)
                .isEqualTo(times);
    }

    /** Asserts that the build printed this nowhere. */
    public void hides(String text) {
        showsTimes(0, text);
    }

    /** Asserts that a goal failed by a fault of the user's, with this message as the whole of it. */
    public void fails(String goal, String message) {
        ends(goal, message, "MojoFailureException");
    }

    /** Asserts that a goal failed by its environment, with this message as the whole of it. */
    public void breaks(String goal, String message) {
        ends(goal, message, "MojoExecutionException");
    }

    /** Asserts what a query on the project's database returns: rows as text, columns joined by {@code |}. */
    public void finds(String query, String... rows) {
        assertThat(query(query)).containsExactly(rows);
    }

    /** Runs statements on the project's database. */
    public void executes(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Begins a transaction on the project's database, which holds what these statements lock until it is closed. */
    public Connection holds(String sql) {
        try {
            Connection connection = connect();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes a file of the project. */
    public void writes(String file, byte[] content) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.write(path, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the text of a file of the project. */
    public String file(String path) {
        return read(folder.resolve(path));
    }

    /** Returns the names of the files in a folder of the project, in their order. */
    public List<String> files(String path) {
        try (var files = Files.list(folder.resolve(path))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ends(String goal, String message, String kind) {
        Matcher failure = Pattern.compile("(?s)\nFailed to execute goal dev\\.migration:migration-maven-plugin:[^:]+:"
                        + Pattern.quote(goal) + " \\([^)]+\\) on project [^:]+: (.*?)\\s-> \\[Help 1\\]\n")
                .matcher(log());
        List<String> messages = failure.results().map(found -> found.group(1)).collect(Collectors.toList());
        assertThat(messages).contains(message.strip());
        assertThat(log().contains("/MAVEN/" + kind + "\n")).as(kind).isTrue();
        assertThat(STACK_TRACE.matcher(log()).find()).as("a stack trace").isFalse();
    }

    private String log() {
        String log = read(folder.resolve("build.log"));
        log = COMMAND_LINE.matcher(log).replaceAll("");
        log = COLOUR.matcher(log).replaceAll("");
        log = LEVEL.matcher(log).replaceAll("");
        log = TIME.matcher(log).replaceAll("1 ms");
        return LOCAL.matcher(log).replaceAll("localhost:5432").replace(folder.toString(), "<project>");
    }

    private List<String> query(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> result = new ArrayList<>();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    row.add(String.valueOf(rows.getString(column)));
                }
                result.add(String.join("|", row));
            }
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect() throws SQLException {
        // Not by DriverManager, which knows the driver of the first of several Invoker runs only.
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://localhost:" + port + "/" + folder.getFileName() + "?user=postgres");
        return source.getConnection();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
