package dev.migration.core.plan;

import dev.migration.core.revision.RevisionId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * All that a command will do, computed before anything runs. Immutable.
 *
 * @param steps in the order in which they run; empty = nothing to do
 * @param rowsBefore the rows of the version table as given, by id
 * @param rowsAfter the rows when all has run, by id
 * @param redundantRows rows that another row implies, by id: to warn of, and to delete in the first transaction, before the
 *     first step; the steps go on from the others
 */
public record MigrationPlan(
        List<Step> steps, Set<RevisionId> rowsBefore, Set<RevisionId> rowsAfter, List<RevisionId> redundantRows) {

    /** Creates the plan with copies of the collections. */
    public MigrationPlan {
        steps = List.copyOf(steps);
        rowsBefore = Rows.copyOf(rowsBefore);
        rowsAfter = Rows.copyOf(rowsAfter);
        redundantRows = List.copyOf(redundantRows);
    }

    /** Returns the steps that run scripts, in order. */
    public List<RevisionStep> revisionSteps() {
        List<RevisionStep> scripted = new ArrayList<>(steps.size());
        for (Step step : steps) {
            if (step instanceof RevisionStep revisionStep) {
                scripted.add(revisionStep);
            }
        }
        return Collections.unmodifiableList(scripted);
    }

    /**
     * Returns the plan that takes back exactly the steps of this upgrade, from its last to its first.
     *
     * @throws IllegalArgumentException if this is no upgrade
     */
    public MigrationPlan reversed() {
        return Reversal.of(this);
    }

    /** Returns whether there is no step. */
    public boolean isEmpty() {
        return steps.isEmpty();
    }
}
