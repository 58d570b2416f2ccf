package dev.migration.core.plan;

import static dev.migration.core.plan.PlanAssert.assertThatPlan;

import dev.migration.core.revision.RevisionId;
import dev.migration.core.revision.RevisionMap;
import dev.migration.core.revision.Target;
import dev.migration.core.revision.TestGraph;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A graph with the questions of a test. */
abstract class Shape {

    private final RevisionMap map;
    private final Planner planner;

    Shape(String graph) {
        this.map = TestGraph.map(graph);
        this.planner = new Planner(map);
    }

    PlanAssert upgrade(String rows, String... targets) {
        return assertThatPlan(map, planner.planUpgrade(TestGraph.ids(rows), targets(targets)));
    }

    PlanAssert upgradeModules(String rows, String... modules) {
        return assertThatPlan(map, planner.planUpgradeOfModules(TestGraph.ids(rows), Set.of(modules)));
    }

    PlanAssert downgrade(String rows, String target, String... appliedInOrder) {
        return assertThatPlan(
                map,
                planner.planDowngrade(
                        TestGraph.ids(rows),
                        Target.parse(target),
                        Arrays.stream(appliedInOrder).map(RevisionId::new).toList()));
    }

    PlanAssert stamp(String rows, String... targets) {
        return assertThatPlan(map, planner.planStamp(TestGraph.ids(rows), targets(targets), false));
    }

    List<HeadsChange> changes(MigrationPlan plan) {
        return plan.steps().stream()
                .flatMap(step -> step.headsChanges().stream())
                .toList();
    }

    Planner planner() {
        return planner;
    }

    static List<Target> targets(String... targets) {
        return Arrays.stream(targets).map(Target::parse).toList();
    }
}
