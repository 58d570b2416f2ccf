package dev.migration.maven;

import dev.migration.core.command.SqlFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * The folder that SQL is written to. A file that is right already is left alone, so that nothing behind it is built anew.
 *
 * @param path is created when it is needed
 */
record SqlFolder(Path path) {

    private static final Pattern NUMBERED = Pattern.compile("\\d{4,}_.*\\.sql");

    /** Writes a file. */
    Path write(String name, String sql) throws MojoExecutionException {
        Path file = path.resolve(name);
        byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
        try {
            if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
                Files.createDirectories(path);
                Files.write(file, bytes);
            }
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot write '" + file + "': " + e, e);
        }
        return file;
    }

    /** Removes a file of an earlier run. */
    void remove(String name) throws MojoExecutionException {
        Path file = path.resolve(name);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot delete '" + file + "': " + e, e);
        }
    }

    /** Makes these the numbered files of the folder: others, of an earlier run, are removed. */
    void writeNumbered(List<SqlFile> files) throws MojoExecutionException {
        Set<String> names = files.stream().map(SqlFile::name).collect(Collectors.toSet());
        for (String name : numbered()) {
            if (!names.contains(name)) {
                remove(name);
            }
        }
        for (SqlFile file : files) {
            write(file.name(), file.sql());
        }
    }

    private List<String> numbered() throws MojoExecutionException {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> NUMBERED.matcher(name).matches())
                    .toList();
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot read '" + path + "': " + e, e);
        }
    }
}
