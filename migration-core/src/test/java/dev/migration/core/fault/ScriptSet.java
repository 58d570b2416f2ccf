package dev.migration.core.fault;

import static dev.migration.core.fault.Specimen.stepwise;
import static dev.migration.core.fault.Specimen.transactional;

import dev.migration.core.config.TransactionMode;
import dev.migration.core.testing.ScriptFolder;
import dev.migration.core.testing.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The scripts of a fault test: a graph with two lines and a merge. Each deed can be told from all others. */
record ScriptSet(List<Specimen> scripts, Direction direction) {

    ScriptSet(List<Specimen> scripts) {
        this(scripts, Direction.UPGRADE);
    }

    /** Scripts for runs with a transaction a migration, and some without one. */
    static ScriptSet mixed() {
        return new ScriptSet(List.of(
                transactional("r01", "", Deed.table("r01"), Deed.row("r01")),
                transactional(
                        "r02",
                        "r01",
                        Deed.table("r02"),
                        Deed.plainIndex("r02_old", "r02"),
                        Deed.column("r01", "r02"),
                        Deed.row("r02")),
                stepwise(
                        "r03",
                        "r02",
                        Deed.row("r03.1"),
                        Deed.index("r03_new", "r02"),
                        Deed.row("r03.3"),
                        Deed.untraced("VACUUM r02"),
                        Deed.copy("r03.5", 3)),
                transactional("q01", "r02", Deed.table("q01"), Deed.copy("q01", 5), Deed.row("q01.3")),
                stepwise(
                        "q02",
                        "q01",
                        Deed.untraced("BEGIN", "COMMIT"),
                        Deed.row("q02.2"),
                        Deed.row("q02.3"),
                        Deed.untraced("COMMIT", "BEGIN"),
                        Deed.dropIndex("r02_old", "r02"),
                        Deed.row("q02.6")),
                stepwise(
                        "r04",
                        "r03",
                        Deed.untraced("REINDEX INDEX CONCURRENTLY r03_new"),
                        Deed.row("r04.2"),
                        Deed.index("r04_new", "r01"),
                        Deed.untraced("REINDEX TABLE CONCURRENTLY r01")),
                transactional("m01", "q02, r04", Deed.row("m01")),
                transactional("m02", "m01", Deed.table("m02"), Deed.row("m02")),
                transactional("m03", "m02", Deed.column("m02", "m03"), Deed.row("m03"))));
    }

    /** Scripts that can all run in one transaction. */
    static ScriptSet transactions() {
        List<Specimen> scripts = new ArrayList<>();
        scripts.add(transactional("r01", "", Deed.table("r01"), Deed.row("r01")));
        scripts.add(transactional("q01", "r01", Deed.table("q01"), Deed.copy("q01", 5), Deed.row("q01.3")));
        String last = "r01";
        for (int i = 2; i <= 8; i++) {
            String next = "r0" + i;
            scripts.add(transactional(
                    next, last, Deed.table(next), Deed.column("r01", next), Deed.row(next + ".3"), Deed.row(next)));
            last = next;
        }
        scripts.add(transactional("m01", last + ", q01", Deed.table("m01")));
        return new ScriptSet(scripts);
    }

    /** Scripts for a run of that kind. */
    static ScriptSet of(TransactionMode mode) {
        return mode == TransactionMode.EACH ? mixed() : transactions();
    }

    /** A line of {@code count} scripts, {@code name001} and so on, each with a table and a row, after another revision. */
    static List<Specimen> line(String name, int count, String after) {
        List<Specimen> scripts = new ArrayList<>();
        String last = after;
        for (int i = 1; i <= count; i++) {
            String next = "%s%03d".formatted(name, i);
            scripts.add(transactional(next, last, Deed.table(next), Deed.row(next)));
            last = next;
        }
        return scripts;
    }

    ScriptFolder writeTo(Path folder) {
        ScriptFolder written = new ScriptFolder(folder);
        scripts.forEach(script -> script.write(written));
        return written;
    }

    /** Empties a database, but for what the scripts expect to find. */
    static void prepare(TestDatabase database) {
        database.execute("SET client_min_messages = warning; DROP SCHEMA public CASCADE; CREATE SCHEMA public;"
                + " CREATE TABLE ledger (deed text)");
    }

    /** Returns the same scripts for runs there or back. */
    ScriptSet towards(Direction other) {
        return new ScriptSet(scripts, other);
    }

    /** Returns those that a run has brought behind it when the version table has these rows. */
    Set<String> done(Set<String> heads) {
        Set<String> done = closure(heads);
        if (direction == Direction.DOWNGRADE) {
            Set<String> reverted = new HashSet<>();
            scripts.forEach(script -> reverted.add(script.revision()));
            reverted.removeAll(done);
            return reverted;
        }
        return done;
    }

    /** Returns the version table's rows when all is done. */
    Set<String> end() {
        return direction == Direction.UPGRADE ? heads() : Set.of();
    }

    /** Returns these revisions and all that they need. */
    Set<String> closure(Set<String> heads) {
        Set<String> closure = new HashSet<>(heads);
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Specimen script : scripts) {
                grown |= closure.contains(script.revision()) && closure.addAll(script.revises());
            }
        }
        return closure;
    }

    /** Returns the revisions that no other one revises. */
    Set<String> heads() {
        Set<String> heads = new HashSet<>();
        scripts.forEach(script -> heads.add(script.revision()));
        scripts.forEach(script -> script.revises().forEach(heads::remove));
        return heads;
    }
}
