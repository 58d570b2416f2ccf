package dev.migration.maven;

import dev.migration.core.command.SqlFile;
import dev.migration.core.run.SqlScript;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** Writes files, side by side: those of a long range are large. */
    void write(List<SqlFile> files) throws MojoExecutionException {
        try {
            Files.createDirectories(path);
            files.parallelStream().forEach(file -> write(path.resolve(file.name()), file.sql()));
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot create '" + path + "': " + e, e);
        } catch (UncheckedIOException e) {
            throw new MojoExecutionException(e.getMessage(), e.getCause());
        }
    }

    private static void write(Path file, SqlScript sql) {
        try (OutputStream out = UnchangedFile.open(file)) {
            sql.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write '" + file + "': " + e, e);
        }
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
        if (!files.isEmpty()) {
            write(files);
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
