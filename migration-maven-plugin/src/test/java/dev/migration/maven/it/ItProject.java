package dev.migration.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A project that the Invoker has run, as its {@code verify.groovy} looks at it. */
public final class ItProject {

    private static final String ESCAPES = "\u001B\\[[0-9;]*m";

    private final File folder;

    private ItProject(File folder) {
        this.folder = folder;
    }

    /** The project in its folder, which is {@code basedir} in the script. */
    public static ItProject in(File folder) {
        return new ItProject(folder);
    }

    /** Asserts that the build printed these lines, one directly after the other, each without its level. */
    public ItProject shows(String lines) {
        assertThat(plainLog()).contains(lines.strip());
        return this;
    }

    /** Asserts that the build nowhere printed this. */
    public ItProject hides(String text) {
        assertThat(log()).doesNotContain(text);
        return this;
    }

    /** Asserts how often the build printed this. */
    public ItProject showsTimes(int times, String text) {
        assertThat(plainLog().split(java.util.regex.Pattern.quote(text), -1)).hasSize(times + 1);
        return this;
    }

    /** Asserts what a query on the project's database returns: rows as text, columns joined by {@code |}. */
    public ItProject finds(String query, String... rows) {
        assertThat(query(query)).containsExactly(rows);
        return this;
    }

    /** Returns the text of a file of the project. */
    public String file(String path) {
        return read(new File(folder, path));
    }

    /** Returns the log as a person reads it: without colours and levels. */
    public String plainLog() {
        return log().lines()
                .map(line -> line.replaceFirst("^\\[(INFO|WARNING|ERROR|DEBUG)\\] ?", ""))
                .reduce(new StringBuilder(), (text, line) -> text.append(line).append('\n'), StringBuilder::append)
                .toString();
    }

    private String log() {
        return read(new File(folder, "build.log")).replaceAll(ESCAPES, "");
    }

    private List<String> query(String sql) {
        String url = "jdbc:postgresql://localhost:"
                + read(new File(folder, "target-port.txt")).strip() + "/" + folder.getName() + "?user=postgres";
        try (Connection connection = DriverManager.getConnection(url);
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

    private static String read(File file) {
        try {
            return Files.readString(file.toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
