package dev.migration.benchmarks;

import dev.migration.core.script.ScriptDirectory;
import dev.migration.core.script.ScriptLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Measures how long the headers of many scripts take to read, and the bodies of the same. The first round is what a
 * fresh process pays, before the JVM has compiled anything.
 *
 * <p>Arguments: number of scripts (10,000 by default), number of rounds (11 by default).
 */
public final class HeaderBenchmark {

    private static final String SCRIPT = """
            -- migration number %1$d
            --
            -- revision: %2$s
            -- revises: %3$s
            -- created: 2026-11-21T10:15:30Z

            -- migration:upgrade
            CREATE TABLE t%1$d (id integer GENERATED ALWAYS AS IDENTITY, name text NOT NULL, note text DEFAULT 'a;b');
            CREATE INDEX t%1$d_name ON t%1$d (name);
            INSERT INTO t%1$d (name) VALUES ('it''s one'), ('another');

            -- migration:downgrade
            DROP TABLE t%1$d;
            """;

    private HeaderBenchmark() {}

    /** Runs the benchmark and prints its figures. */
    public static void main(String[] arguments) throws IOException {
        int scripts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 11;
        Path folder = Files.createTempDirectory("header-benchmark");
        try {
            writeScripts(folder, scripts);
            // The floor: the files' bytes, with nothing made of them.
            measure("read files", rounds, () -> readFiles(folder));
            measure("headers", rounds, () -> load(folder).scripts().size());
            measure(
                    "headers and graph",
                    rounds,
                    () -> load(folder).revisionMap().heads().size());
            ScriptDirectory directory = load(folder);
            measure(
                    "bodies",
                    rounds,
                    () -> directory.scripts().stream()
                            .map(script -> script.body().checksum())
                            .distinct()
                            .count());
        } finally {
            delete(folder);
        }
    }

    private static ScriptDirectory load(Path folder) {
        return ScriptDirectory.load(List.of(new ScriptLocation.Folder(folder, folder, "benchmark", 0)));
    }

    private static long readFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            long bytes = 0;
            for (Path file : (Iterable<Path>) files::iterator) {
                bytes += Files.readAllBytes(file).length;
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void measure(String what, int rounds, Supplier<Object> work) {
        long[] nanos = new long[rounds];
        Object result = "";
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            result = work.get();
            nanos[round] = System.nanoTime() - start;
        }
        long first = nanos[0];
        Arrays.sort(nanos);
        System.out.printf(
                "%-18s first %5d ms, median %5d ms, best %5d ms (%s)%n",
                what, millis(first), millis(nanos[rounds / 2]), millis(nanos[0]), result);
    }

    private static long millis(long nanos) {
        return Duration.ofNanos(nanos).toMillis();
    }

    private static void writeScripts(Path folder, int scripts) throws IOException {
        String previous = "";
        for (int i = 0; i < scripts; i++) {
            String id = String.format("%012x", i * 2_654_435_761L & 0xFFFF_FFFF_FFFFL);
            Files.writeString(folder.resolve(id + "_migration.sql"), String.format(SCRIPT, i, id, previous));
            previous = id;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
