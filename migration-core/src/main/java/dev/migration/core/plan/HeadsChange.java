package dev.migration.core.plan;

import dev.migration.core.revision.RevisionId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one step writes to the version table. Each write must hit exactly the rows named, else the database is not where
 * the plan thinks it is. Immutable.
 */
public sealed interface HeadsChange {

    /** Returns the rows that go, in the order in which they are written. */
    List<RevisionId> removed();

    /** Returns the rows that come, in the order in which they are written. */
    List<RevisionId> added();

    /**
     * Returns the rows after the change, by id.
     *
     * @throws IllegalArgumentException if a row that goes is not there, or one that comes is
     */
    default Set<RevisionId> applyTo(Set<RevisionId> rows) {
        Set<RevisionId> result = new TreeSet<>(rows);
        for (RevisionId row : removed()) {
            if (!result.remove(row)) {
                throw new IllegalArgumentException("There is no row '" + row + "'");
            }
        }
        for (RevisionId row : added()) {
            if (!result.add(row)) {
                throw new IllegalArgumentException("Row '" + row + "' is there");
            }
        }
        return result;
    }

    /** A row comes. */
    record InsertHead(RevisionId head) implements HeadsChange {
        @Override
        public List<RevisionId> removed() {
            return List.of();
        }

        @Override
        public List<RevisionId> added() {
            return List.of(head);
        }
    }

    /** A row goes. */
    record DeleteHead(RevisionId head) implements HeadsChange {
        @Override
        public List<RevisionId> removed() {
            return List.of(head);
        }

        @Override
        public List<RevisionId> added() {
            return List.of();
        }
    }

    /** A row is updated. */
    record MoveHead(RevisionId from, RevisionId to) implements HeadsChange {
        @Override
        public List<RevisionId> removed() {
            return List.of(from);
        }

        @Override
        public List<RevisionId> added() {
            return List.of(to);
        }
    }

    /**
     * Several rows become one: the first is updated, the others are deleted.
     *
     * @param from at least two rows
     */
    record MergeHeads(List<RevisionId> from, RevisionId to) implements HeadsChange {

        /** Creates the change with a copy of the list. */
        public MergeHeads {
            from = List.copyOf(from);
        }

        @Override
        public List<RevisionId> removed() {
            return from;
        }

        @Override
        public List<RevisionId> added() {
            return List.of(to);
        }
    }

    /**
     * One row becomes several: it is updated to the first, the others are inserted.
     *
     * @param to at least two rows
     */
    record UnmergeHead(RevisionId from, List<RevisionId> to) implements HeadsChange {

        /** Creates the change with a copy of the list. */
        public UnmergeHead {
            to = List.copyOf(to);
        }

        @Override
        public List<RevisionId> removed() {
            return List.of(from);
        }

        @Override
        public List<RevisionId> added() {
            return to;
        }
    }
}
