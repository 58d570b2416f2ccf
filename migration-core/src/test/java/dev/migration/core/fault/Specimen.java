package dev.migration.core.fault;

import dev.migration.core.testing.ScriptFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A script of the tests. */
record Specimen(String revision, List<String> revises, boolean transactional, List<Deed> deeds) {

    static Specimen transactional(String revision, String revises, Deed... deeds) {
        return new Specimen(revision, parents(revises), true, List.of(deeds));
    }

    static Specimen stepwise(String revision, String revises, Deed... deeds) {
        return new Specimen(revision, parents(revises), false, List.of(deeds));
    }

    /** Returns what it does on the way up, or down. */
    List<Deed> deeds(Direction direction) {
        if (direction == Direction.UPGRADE) {
            return deeds;
        }
        List<Deed> undone = new ArrayList<>();
        deeds.forEach(deed -> deed.undo().ifPresent(undo -> undone.add(0, undo)));
        return undone;
    }

    void write(ScriptFolder folder) {
        folder.text(
                revision,
                "-- step " + revision + "\n-- revision: " + revision + "\n-- revises: " + String.join(", ", revises)
                        + "\n" + section(Direction.UPGRADE) + section(Direction.DOWNGRADE));
    }

    private String section(Direction direction) {
        return "\n-- migration:" + direction.word() + (transactional ? "" : " transaction=none") + "\n"
                + deeds(direction).stream()
                        .map(deed -> deed.sql() + (deed.sql().endsWith("\\.") ? "\n" : ";\n"))
                        .collect(Collectors.joining());
    }

    private static List<String> parents(String revises) {
        return revises.isEmpty() ? List.of() : List.of(revises.split(", "));
    }
}
