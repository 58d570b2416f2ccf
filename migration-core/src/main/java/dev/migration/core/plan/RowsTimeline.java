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

    private static final int SHORTEST_INTERVAL = 64;

    private final List<HeadsChange> changes = new ArrayList<>();
    private final TreeMap<Integer, Set<RevisionId>> kept = new TreeMap<>();
    private final Set<RevisionId> now;
    private volatile Found latest;

    /** The rows after some changes, as they were asked for: who goes through a plan asks for the next ones next. */
    private record Found(int count, Set<RevisionId> rows) {}

    RowsTimeline(Set<RevisionId> start) {
        now = new TreeSet<>(start);
        kept.put(0, Rows.copyOf(start));
        latest = new Found(0, kept.get(0));
    }

    /** Adds the next change; returns its position. */
    int add(HeadsChange change) {
        changes.add(change);
        apply(change, now);
        if (changes.size() - kept.lastKey() >= Math.max(SHORTEST_INTERVAL, now.size())) {
            kept.put(changes.size(), Rows.copyOf(now));
        }
        return changes.size() - 1;
    }

    /** Returns the rows after that many changes, by id; immutable. */
    Set<RevisionId> after(int count) {
        Found nearest = nearest(count);
        if (nearest.count < count) {
            nearest = new Found(count, apply(changes.subList(nearest.count, count), nearest.rows));
        }
        latest = nearest;
        return nearest.rows;
    }

    private static Set<RevisionId> apply(List<HeadsChange> changes, Set<RevisionId> rows) {
        // The one row of a line of revisions, on which nearly all steps are.
        if (rows.size() == 1
                && changes.size() == 1
                && changes.get(0) instanceof HeadsChange.MoveHead move
                && rows.contains(move.from())) {
            return Set.of(move.to());
        }
        Set<RevisionId> result = new TreeSet<>(rows);
        for (HeadsChange change : changes) {
            apply(change, result);
        }
        return Collections.unmodifiableSet(result);
    }

    private static void apply(HeadsChange change, Set<RevisionId> rows) {
        for (RevisionId row : change.removed()) {
            rows.remove(row);
        }
        rows.addAll(change.added());
    }

    private Found nearest(int count) {
        Found last = latest;
        if (last.count == count || last.count == count - 1) {
            return last;
        }
        Map.Entry<Integer, Set<RevisionId>> before = kept.floorEntry(count);
        return last.count <= count && last.count >= before.getKey()
                ? last
                : new Found(before.getKey(), before.getValue());
    }

    /** Returns the rows after all changes, by id; immutable. */
    Set<RevisionId> end() {
        return Rows.copyOf(now);
    }
}
