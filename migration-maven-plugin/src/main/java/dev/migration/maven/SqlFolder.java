package dev.migration.maven;

import dev.migration.core.command.SqlFile;
import dev.migration.core.run.SqlScript;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

    /** Writes files, side by side: those of a long range are large. All are through with when one has failed, too. */
    void write(List<SqlFile> files) throws MojoExecutionException {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new MojoExecutionException(problem("create", path, e), e);
        }
        // As results: an exception would be thrown while the others are still being written.
        List<Optional<MojoExecutionException>> failures = files.parallelStream()
                .map(file -> write(path.resolve(file.name()), file.sql()))
                .toList();
        for (Optional<MojoExecutionException> failure : failures) {
            if (failure.isPresent()) {
                throw failure.get();
            }
        }
    }

    private static Optional<MojoExecutionException> write(Path file, SqlScript sql) {
        try (OutputStream out = UnchangedFile.open(file)) {
            sql.writeTo(out);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(new MojoExecutionException(problem("write", file, e), e));
        }
    }

    /** Removes a file of an earlier run. */
    void remove(String name) throws MojoExecutionException {
        Path file = path.resolve(name);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new MojoExecutionException(problem("delete", file, e), e);
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
            throw new MojoExecutionException(problem("read", path, e), e);
        }
    }

    private static String problem(String verb, Path file, IOException e) {
        return "Cannot " + verb + " '" + file + "': " + FileProblem.reason(file, e)
                + ". Mend that, or name another folder with migration.sqlFolder.";
    }
}
