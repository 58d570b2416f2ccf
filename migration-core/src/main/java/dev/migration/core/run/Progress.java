package dev.migration.core.run;

import dev.migration.core.config.TransactionMode;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.run.RunResult.AppliedStep;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How far a run came before it failed.
 *
 * @param applied how many steps of it are committed
 * @param planned how many it was to do
 * @param rows the version table's rows now, in order
 */
public record Progress(int applied, int planned, List<RevisionId> rows) implements Serializable {

    /** Copies the list. */
    public Progress {
        rows = List.copyOf(rows);
    }

    static Progress of(RunPlan plan, List<AppliedStep> done, TransactionMode mode) {
        boolean nothing = done.isEmpty() || mode == TransactionMode.ALL;
        Set<RevisionId> rows = nothing
                ? plan.plan().rowsBefore()
                : done.get(done.size() - 1).step().rowsAfter();
        return new Progress(nothing ? 0 : done.size(), plan.steps().size(), List.copyOf(new TreeSet<>(rows)));
    }

    /** Says it in one or two sentences. */
    public String text() {
        String now = rows.isEmpty()
                ? "The database is at base."
                : "The database is at "
                        + rows.stream().map(id -> "'" + id + "'").collect(Collectors.joining(", ")) + ".";
        return now + " "
                + (applied == 0 ? "This run applied nothing." : "This run applied " + applied + " of " + planned + ".");
    }
}
