package dev.migration.core.plan;

import dev.migration.core.plan.HeadsChange.DeleteHead;
import dev.migration.core.plan.HeadsChange.InsertHead;
import dev.migration.core.plan.HeadsChange.MergeHeads;
import dev.migration.core.plan.HeadsChange.MoveHead;
import dev.migration.core.plan.HeadsChange.UnmergeHead;
import dev.migration.core.revision.RevisionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Turns the plan of an upgrade into the plan of the downgrade that takes back exactly its steps. */
final class Reversal {

    private Reversal() {}

    /**
     * Reverses the upgrade steps of a plan; its redundant rows stay gone.
     *
     * @throws IllegalArgumentException if there is another step
     */
    static MigrationPlan of(MigrationPlan plan) {
        RowsTimeline timeline = new RowsTimeline(plan.rowsAfter());
        List<Step> steps = new ArrayList<>();
        for (int i = plan.steps().size() - 1; i >= 0; i--) {
            if (!(plan.steps().get(i) instanceof UpgradeStep upgrade)) {
                throw new IllegalArgumentException("Only an upgrade can be reversed");
            }
            HeadsChange change = reverse(upgrade.headsChange());
            steps.add(new DowngradeStep(upgrade.revision(), change, new StepRows(timeline, timeline.add(change))));
        }
        Set<RevisionId> rowsAfter = timeline.end();
        return new MigrationPlan(steps, plan.rowsAfter(), rowsAfter, List.of());
    }

    private static HeadsChange reverse(HeadsChange change) {
        if (change instanceof InsertHead insert) {
            return new DeleteHead(insert.head());
        } else if (change instanceof DeleteHead delete) {
            return new InsertHead(delete.head());
        } else if (change instanceof MoveHead move) {
            return new MoveHead(move.to(), move.from());
        } else if (change instanceof MergeHeads merge) {
            return new UnmergeHead(merge.to(), merge.from());
        } else if (change instanceof UnmergeHead unmerge) {
            return new MergeHeads(unmerge.to(), unmerge.from());
        }
        throw new IllegalStateException("Unknown change " + change);
    }
}
