package dev.migration.core.plan;

import dev.migration.core.revision.RevisionId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rows of the version table through a plan: the changes, and the whole set now and then. A set is kept after as many
 * changes as it has rows, so all take memory linear in the changes, and any one is found in time linear in its size.
 */
final class RowsTimeline {

    private static final int SHORTEST_INTERVAL = 16;

    private final List<HeadsChange> changes = new ArrayList<>();
    private final TreeMap<Integer, Set<RevisionId>> kept = new TreeMap<>();
    private final Set<RevisionId> now;

    RowsTimeline(Set<RevisionId> start) {
        now = new TreeSet<>(start);
        kept.put(0, Rows.copyOf(start));
    }

    /** Adds the next change; returns its position. */
    int add(HeadsChange change) {
        changes.add(change);
        change.removed().forEach(now::remove);
        now.addAll(change.added());
        if (changes.size() - kept.lastKey() >= Math.max(SHORTEST_INTERVAL, now.size())) {
            kept.put(changes.size(), Rows.copyOf(now));
        }
        return changes.size() - 1;
    }

    /** Returns the rows after that many changes, by id; immutable. */
    Set<RevisionId> after(int count) {
        Map.Entry<Integer, Set<RevisionId>> nearest = kept.floorEntry(count);
        if (nearest.getKey() == count) {
            return nearest.getValue();
        }
        Set<RevisionId> rows = new TreeSet<>(nearest.getValue());
        for (HeadsChange change : changes.subList(nearest.getKey(), count)) {
            change.removed().forEach(rows::remove);
            rows.addAll(change.added());
        }
        return Collections.unmodifiableSet(rows);
    }

    /** Returns the rows after all changes, by id; immutable. */
    Set<RevisionId> end() {
        return Rows.copyOf(now);
    }
}
