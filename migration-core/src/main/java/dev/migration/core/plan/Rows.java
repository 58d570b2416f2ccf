package dev.migration.core.plan;

import dev.migration.core.revision.RevisionId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Rows of the version table as sets in the order of their ids, and what leads from one set to another. */
final class Rows {

    private Rows() {}

    /** Returns an immutable copy, ordered by id. */
    static Set<RevisionId> copyOf(Collection<RevisionId> rows) {
        return Collections.unmodifiableSet(new TreeSet<>(rows));
    }

    /** Returns the fewest writes from one set of rows to another: a row that goes is updated to one that comes. */
    static List<HeadsChange> changes(Set<RevisionId> before, Set<RevisionId> after) {
        List<RevisionId> gone =
                before.stream().filter(row -> !after.contains(row)).sorted().toList();
        List<RevisionId> come =
                after.stream().filter(row -> !before.contains(row)).sorted().toList();
        List<HeadsChange> result = new ArrayList<>();
        int moved = Math.min(gone.size(), come.size());
        for (int i = 0; i < moved; i++) {
            result.add(new HeadsChange.MoveHead(gone.get(i), come.get(i)));
        }
        gone.subList(moved, gone.size()).forEach(row -> result.add(new HeadsChange.DeleteHead(row)));
        come.subList(moved, come.size()).forEach(row -> result.add(new HeadsChange.InsertHead(row)));
        return result;
    }
}
