package dev.migration.core.revision;

import java.util.List;

/**
 * A revision where the graph branches.
 *
 * @param children the revisions that revise it, by id; at least two
 */
public record ListedBranchPoint(ListedRevision point, List<ListedRevision> children) {

    /** Creates the value with a copy of the list. */
    public ListedBranchPoint {
        children = List.copyOf(children);
    }
}
