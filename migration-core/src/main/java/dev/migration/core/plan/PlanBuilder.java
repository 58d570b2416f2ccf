package dev.migration.core.plan;

import dev.migration.core.revision.Revision;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.revision.RevisionMap;
import dev.migration.core.revision.internal.Adjacency;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Adds one step after the other and works out what each writes: the rows are always exactly the applied revisions that no
 * other applied one stands on, so a step touches only its own revision and what that directly stands on.
 */
final class PlanBuilder {

    private final RevisionMap map;
    private final AppliedState start;
    private final Adjacency edges;
    private final int[] standingOn;
    private final RowsTimeline timeline;
    private final List<Step> steps = new ArrayList<>();

    PlanBuilder(RevisionMap map, AppliedState start) {
        this.map = map;
        this.start = start;
        this.edges = map.graph().edges();
        this.standingOn = new int[map.graph().size()];
        this.timeline = new RowsTimeline(Set.copyOf(AppliedState.ids(map, start.rows())));
        start.applied().stream().forEach(vertex -> {
            for (int ancestor : edges.of(vertex)) {
                standingOn[ancestor]++;
            }
        });
    }

    /** Adds the step that applies a revision whose ancestors are all applied. */
    void upgrade(int vertex) {
        List<RevisionId> gone = new ArrayList<>(1);
        for (int ancestor : edges.of(vertex)) {
            if (standingOn[ancestor]++ == 0) {
                gone.add(map.revision(ancestor).id());
            }
        }
        Revision revision = map.revision(vertex);
        HeadsChange change = switch (gone.size()) {
            case 0 -> new HeadsChange.InsertHead(revision.id());
            case 1 -> new HeadsChange.MoveHead(gone.get(0), revision.id());
            default -> new HeadsChange.MergeHeads(gone, revision.id());
        };
        steps.add(new UpgradeStep(revision, change, new StepRows(timeline, timeline.add(change))));
    }

    /** Adds the step that reverts a revision that nothing applied stands on. */
    void downgrade(int vertex) {
        List<RevisionId> come = new ArrayList<>(1);
        for (int ancestor : edges.of(vertex)) {
            if (--standingOn[ancestor] == 0) {
                come.add(map.revision(ancestor).id());
            }
        }
        Revision revision = map.revision(vertex);
        HeadsChange change = switch (come.size()) {
            case 0 -> new HeadsChange.DeleteHead(revision.id());
            case 1 -> new HeadsChange.MoveHead(revision.id(), come.get(0));
            default -> new HeadsChange.UnmergeHead(revision.id(), come);
        };
        steps.add(new DowngradeStep(revision, change, new StepRows(timeline, timeline.add(change))));
    }

    /** Returns whether something applied stands on the vertex at this point of the plan. */
    boolean isStoodOn(int vertex) {
        return standingOn[vertex] > 0;
    }

    /** Returns the rows at this point of the plan, by id. */
    Set<RevisionId> rows() {
        return timeline.end();
    }

    MigrationPlan build() {
        return new MigrationPlan(steps, start.given(), timeline.end(), AppliedState.ids(map, start.redundant()));
    }
}
