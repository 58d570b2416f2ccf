package dev.migration.core.revision;

import java.util.List;

/**
 * A revision with what the graph knows of it. Immutable.
 *
 * @param head whether nothing revises it
 * @param effectiveHead whether it is a head that another revision depends on
 * @param branchPoint whether more than one revision revises it
 * @param mergePoint whether it revises more than one
 * @param lineageLabels its own labels, those of all that it descends from, and those of what follows it in a straight line;
 *     in their order
 * @param children the revisions that revise it, by id
 * @param current whether it is a row of the version table
 */
public record ListedRevision(
        Revision revision,
        boolean head,
        boolean effectiveHead,
        boolean branchPoint,
        boolean mergePoint,
        List<BranchLabel> lineageLabels,
        List<Revision> children,
        boolean current) {

    /** Creates the value with copies of the lists. */
    public ListedRevision {
        lineageLabels = List.copyOf(lineageLabels);
        children = List.copyOf(children);
    }
}
