package dev.migration.core.plan;

import dev.migration.core.revision.RevisionId;
import java.util.Set;

/**
 * The rows of the version table before and after one step. Equal when both are.
 *
 * <p>The steps of a plan share one timeline: a set of its own for each step would make a plan of many steps over many heads
 * grow with their product.
 */
public final class StepRows {

    private final RowsTimeline timeline;
    private final int position;

    StepRows(RowsTimeline timeline, int position) {
        this.timeline = timeline;
        this.position = position;
    }

    /** Returns the rows of a step on its own. */
    public static StepRows of(Set<RevisionId> before, HeadsChange change) {
        RowsTimeline timeline = new RowsTimeline(before);
        timeline.add(change);
        return new StepRows(timeline, 0);
    }

    /** Returns the rows before the step, by id; immutable. */
    public Set<RevisionId> before() {
        return timeline.after(position);
    }

    /** Returns the rows after the step, by id; immutable. */
    public Set<RevisionId> after() {
        return timeline.after(position + 1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StepRows that && before().equals(that.before()) && after().equals(that.after());
    }

    @Override
    public int hashCode() {
        return before().hashCode();
    }

    @Override
    public String toString() {
        return before() + " -> " + after();
    }
}
