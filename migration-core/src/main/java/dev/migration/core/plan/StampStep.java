package dev.migration.core.plan;

import dev.migration.core.revision.RevisionId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sets the rows of the version table without running a script.
 *
 * @param headsChanges the fewest writes that lead from the rows before to the rows after
 */
public record StampStep(Set<RevisionId> rowsBefore, Set<RevisionId> rowsAfter, List<HeadsChange> headsChanges)
        implements Step {

    /** Creates the step with copies of the collections. */
    public StampStep {
        rowsBefore = Rows.copyOf(rowsBefore);
        rowsAfter = Rows.copyOf(rowsAfter);
        headsChanges = List.copyOf(headsChanges);
    }

    /** Returns the rows that go, by id. */
    @Override
    public List<RevisionId> from() {
        Set<RevisionId> gone = new TreeSet<>(rowsBefore);
        gone.removeAll(rowsAfter);
        return List.copyOf(gone);
    }

    /** Returns the rows that come, by id. */
    @Override
    public List<RevisionId> to() {
        Set<RevisionId> come = new TreeSet<>(rowsAfter);
        come.removeAll(rowsBefore);
        return List.copyOf(come);
    }
}
