package dev.migration.core.fault;

import dev.migration.core.testing.ScriptFolder;
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

    void write(ScriptFolder folder) {
        folder.text(
                revision,
                "-- step " + revision + "\n-- revision: " + revision + "\n-- revises: " + String.join(", ", revises)
                        + "\n\n-- migration:upgrade" + (transactional ? "" : " transaction=none") + "\n"
                        + deeds.stream()
                                .map(deed -> deed.sql() + (deed.sql().endsWith("\\.") ? "\n" : ";\n"))
                                .collect(Collectors.joining()));
    }

    private static List<String> parents(String revises) {
        return revises.isEmpty() ? List.of() : List.of(revises.split(", "));
    }
}
