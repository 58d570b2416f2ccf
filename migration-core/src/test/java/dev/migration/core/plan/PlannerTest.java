package dev.migration.core.plan;

import static dev.migration.core.plan.PlanAssert.assertThatPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.error.MigrationException;
import dev.migration.core.plan.HeadsChange.DeleteHead;
import dev.migration.core.plan.HeadsChange.InsertHead;
import dev.migration.core.plan.HeadsChange.MergeHeads;
import dev.migration.core.plan.HeadsChange.MoveHead;
import dev.migration.core.plan.HeadsChange.UnmergeHead;
import dev.migration.core.revision.AmbiguousWalkException;
import dev.migration.core.revision.BeyondTheEndException;
import dev.migration.core.revision.InvalidRangeException;
import dev.migration.core.revision.Revision;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.revision.RevisionMap;
import dev.migration.core.revision.RevisionRange;
import dev.migration.core.revision.Target;
import dev.migration.core.revision.TestGraph;
import dev.migration.core.revision.UnknownRevisionException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans by shape of the graph; what the rules list one by one is in {@link WorkedCasesTest}. */
class PlannerTest {

    /** A graph with the questions of a test. */
    private abstract static class Shape {

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

    private static RevisionId id(String value) {
        return new RevisionId(value);
    }

    @Nested
    class Linear extends Shape {

        Linear() {
            super("a; b <- a; c <- b; d <- c; e <- d");
        }

        @Test
        void planUpgradeWhenStepsAreDownIsNotReachable() {
            assertThatThrownBy(() -> upgrade("c", "-1"))
                    .isInstanceOf(NotReachableException.class)
                    .hasMessage("'-1' goes down, and an upgrade goes up. Write +N, or use downgrade.");
        }

        @Test
        void planDowngradeWhenStepsAreUpIsNotReachable() {
            assertThatThrownBy(() -> downgrade("c", "+1"))
                    .isInstanceOf(NotReachableException.class)
                    .hasMessage("'+1' goes up, and a downgrade goes down. Write -N, or use upgrade.");
            assertThatThrownBy(() -> downgrade("c", "a@+1")).isInstanceOf(NotReachableException.class);
        }

        @Test
        void planDowngradeWhenTargetIsNotAppliedIsNotReachable() {
            assertThatThrownBy(() -> downgrade("b", "d"))
                    .isInstanceOf(NotReachableException.class)
                    .hasMessage("'d' cannot be gone back to: 'd' (app, d.sql) is not applied."
                            + " current shows where the database is.");
        }

        @Test
        void planDowngradeWhenMoreStepsThanAppliedIsBeyondTheEnd() {
            assertThatThrownBy(() -> downgrade("b", "-3", "a", "b"))
                    .isInstanceOf(BeyondTheEndException.class)
                    .hasMessage("'-3' goes beyond the end: 2 steps are possible. Take fewer, or name the revision.");
            assertThatThrownBy(() -> downgrade("", "-1")).isInstanceOf(BeyondTheEndException.class);
            assertThatThrownBy(() -> downgrade("b", "a@-3")).isInstanceOf(BeyondTheEndException.class);
        }

        @Test
        void planUpgradeWhenOneTargetIsAncestorOfAnotherIsOverlap() {
            assertThatThrownBy(() -> upgrade("", "b", "head"))
                    .isInstanceOf(OverlapException.class)
                    .hasMessage("'b' is an ancestor of 'head', so naming both is ambiguous. Name only one of them.");
            upgrade("", "b", "b").runs("a b", "b");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        a:c       | b c
                        :b        | a b
                        d:        | e
                        base:+2   | a b
                        head-2:head | d e
                        c:a       |
                        """)
        void planUpgradeRangeStartsAtItsLowerEnd(String range, String steps) {
            MigrationPlan plan = planner().planUpgradeRange(RevisionRange.parse(range));

            assertThat(plan.revisionSteps())
                    .extracting(step -> step.revision().id().value())
                    .containsExactly(steps == null ? new String[0] : steps.split(" "));
        }

        @ParameterizedTest
        @CsvSource({"c:, 'A downgrade needs both ends, as from:to.'", ":a, 'A downgrade needs both ends, as from:to.'"})
        void planDowngradeRangeWhenEndIsLeftOutIsRefused(String range, String advice) {
            assertThatThrownBy(() -> planner().planDowngradeRange(RevisionRange.parse(range)))
                    .isInstanceOf(InvalidRangeException.class)
                    .hasMessage("'" + range + "' is not a range that is possible here. " + advice);
        }

        @ParameterizedTest
        @CsvSource({"current:e, current", "-1:e, -1", "a@+1:e, a@+1", "current-1:e, current-1"})
        void planRangeWhenLowerEndNeedsDatabaseIsRefused(String range, String end) {
            assertThatThrownBy(() -> planner().planUpgradeRange(RevisionRange.parse(range)))
                    .isInstanceOf(InvalidRangeException.class)
                    .hasMessage(
                            "'%s' is not a range that is possible here."
                                    + " No database is asked here; name the revision that '%s' is.",
                            range, end);
        }

        @Test
        void planDowngradeRangeWithRowsBeginsWhereTheyAre() {
            MigrationPlan plan =
                    planner().planDowngradeRange(RevisionRange.parse("current:a"), TestGraph.ids("c"), List.of());

            assertThat(plan.revisionSteps())
                    .extracting(step -> step.revision().id().value())
                    .containsExactly("c", "b");
        }

        @ParameterizedTest
        @CsvSource({"f", "f@head", "f@+1", "f@current", "a@f", "f+1", "e+1"})
        void checkWhenTargetIsWrongWhateverTheRowsAreIsRefused(String target) {
            assertThatThrownBy(() -> planner().check(targets(target))).isInstanceOf(MigrationException.class);
        }

        @ParameterizedTest
        @CsvSource({"+9", "-9", "current", "current+9", "a@+9", "a@current", "head", "b"})
        void checkWhenOnlyTheRowsCanTellIsFine(String target) {
            assertThatCode(() -> planner().check(targets(target))).doesNotThrowAnyException();
        }

        @Test
        void planStampWhenRowIsUnknownNeedsPurge() {
            Set<RevisionId> rows = TestGraph.ids("zzz, b");

            assertThatThrownBy(() -> planner().planStamp(rows, targets("d"), false))
                    .isInstanceOf(UnknownRevisionException.class);
            MigrationPlan purge = planner().planStamp(rows, targets("d"), true);
            assertThat(purge.rowsAfter()).containsExactly(id("d"));
            assertThat(changes(purge)).containsExactly(new MoveHead(id("b"), id("d")), new DeleteHead(id("zzz")));
        }

        @Test
        void planStampWhenRowsAreRedundantWritesOnce() {
            MigrationPlan plan = planner().planStamp(TestGraph.ids("a, b"), targets("current"), false);

            assertThat(plan.redundantRows()).isEmpty();
            assertThat(changes(plan)).containsExactly(new DeleteHead(id("a")));
        }

        @Test
        void planStampWhenNothingChangesIsEmpty() {
            assertThat(planner()
                            .planStamp(TestGraph.ids("b"), targets("b"), false)
                            .isEmpty())
                    .isTrue();
        }

        @Test
        void planStampWhenTargetIsAncestorOfAnotherIsOverlap() {
            assertThatThrownBy(() -> stamp("", "e", "a"))
                    .hasMessage("'a' is an ancestor of 'e', so naming both is ambiguous. Name only one of them.");
        }
    }

    @Nested
    class Diamond extends Shape {

        Diamond() {
            super("a; b <- a [left]; c <- a [right]; d <- b, c; e <- d");
        }

        @Test
        void planUpgradeWritesInsertMoveAndMerge() {
            MigrationPlan plan = planner().planUpgrade(Set.of(), targets("head"));

            assertThat(changes(plan))
                    .containsExactly(
                            new InsertHead(id("a")),
                            new MoveHead(id("a"), id("b")),
                            new InsertHead(id("c")),
                            new MergeHeads(List.of(id("b"), id("c")), id("d")),
                            new MoveHead(id("d"), id("e")));
        }

        @Test
        void planDowngradeWritesTheReverse() {
            MigrationPlan plan = planner().planDowngrade(TestGraph.ids("e"), new Target.Base(), List.of());

            assertThat(changes(plan))
                    .containsExactly(
                            new MoveHead(id("e"), id("d")),
                            new UnmergeHead(id("d"), List.of(id("b"), id("c"))),
                            new DeleteHead(id("c")),
                            new MoveHead(id("b"), id("a")),
                            new DeleteHead(id("a")));
        }

        @Test
        void planDowngradeByHistoryRevertsWhatWasAppliedLast() {
            downgrade("d", "-2", "a", "c", "b", "d").runs("d b", "c");
            downgrade("b, c", "-1", "a", "c", "b").runs("b", "c");
            downgrade("b, c", "-3", "a", "b", "c").runs("c b a", "");
        }

        @ParameterizedTest
        @CsvSource({"'a,b'", "'a,b,c,d'", "'a,b,zzz'", "'b,c,a'", "''"})
        void planDowngradeWhenHistoryDisagreesWithRowsIsAmbiguous(String history) {
            String[] appliedInOrder = history.isEmpty() ? new String[0] : history.split(",");

            assertThatThrownBy(() -> downgrade("b, c", "-1", appliedInOrder))
                    .isInstanceOf(AmbiguousWalkException.class)
                    .hasMessage("'-1' can take its next step from any of 'b' (app, b.sql), 'c' (app, c.sql)."
                            + " Write left@-1 or right@-1, or name the revision to go back to.");
        }

        @Test
        void planDowngradeWithoutHistoryStopsWhereTheLineSplits() {
            downgrade("e", "-2").runs("e d", "b, c");
            assertThatThrownBy(() -> downgrade("e", "-3")).isInstanceOf(AmbiguousWalkException.class);
        }

        @Test
        void planDowngradeWhenHistoryHasRevisionTwiceTakesTheLast() {
            downgrade("c", "-1", "a", "b", "a", "c").runs("c", "a");
        }

        @Test
        void planDowngradeDownBranchThroughMergeStaysInItsLineage() {
            downgrade("e", "left@-3").runs("e d b", "c");
            assertThatThrownBy(() -> downgrade("e", "a@-3"))
                    .isInstanceOf(AmbiguousWalkException.class)
                    .hasMessage("'a@-3' has several ways to go: 'b' (app, b.sql), 'c' (app, c.sql)."
                            + " Name the revision, or choose the line with label@ in front.");
        }

        @Test
        void planDowngradeWhenBranchIsNotAppliedIsNotApplied() {
            assertThatThrownBy(() -> downgrade("b", "right@-1"))
                    .isInstanceOf(NotAppliedException.class)
                    .hasMessage("Branch 'right' is not applied, so there is no step down it."
                            + " current shows where the database is.");
        }

        @Test
        void planDowngradePastBranchPointThatAnotherBranchStandsOnIsRefused() {
            assertThatThrownBy(() -> downgrade("b, c", "left@-2"))
                    .isInstanceOf(BranchPointException.class)
                    .hasMessage(
                            "'left@-2' goes past branch point 'a' (app, a.sql), on which 'c' (app, c.sql) still stands."
                                    + " Take fewer steps, or name the revision to go back to.");
        }

        @Test
        void planDowngradeToOneSideKeepsTheOther() {
            downgrade("e", "left@a").runs("e d b", "c");
            downgrade("e", "b").runs("e d", "b, c");
            downgrade("e", "left@base").runs("e d b", "c");
        }
    }

    @Nested
    class Forest extends Shape {

        Forest() {
            super("a1 [one]; b1 <- a1; a2 [two]; b2 <- a2; a3 [three]");
        }

        @Test
        void planUpgradeToHeadsTakesLineAfterLine() {
            upgrade("", "heads").runs("a1 b1 a2 b2 a3", "a3, b1, b2");
            upgrade("", "one@head", "two@a2").runs("a1 b1 a2", "a2, b1");
        }

        @Test
        void planDowngradeBeforeBaseOfALineKeepsTheOthers() {
            downgrade("b1, b2", "b1-2").runs("b1 a1", "b2");
            downgrade("b1, b2", "one@b1-2").runs("b1 a1", "b2");
            downgrade("b1, b2", "base").runs("b2 a2 b1 a1", "");
        }

        @Test
        void planStampBaseOfALineKeepsTheOthers() {
            stamp("b1, b2", "one@base").leaves("b2");
            stamp("b1, b2", "base").leaves("");
            stamp("b1, b2", "base", "a3").leaves("a3");
            stamp("b1", "two@heads").leaves("b1, b2");
        }
    }

    @Nested
    class ThreeWayMerge extends Shape {

        ThreeWayMerge() {
            super("a; b1 <- a; b2 <- a; b3 <- a; m <- b1, b2, b3; c1 <- m; c2 <- m");
        }

        @Test
        void planUpgradeMergesAllThree() {
            upgrade("b2", "m").runs("b1 b3 m", "m");
            assertThat(changes(planner().planUpgrade(TestGraph.ids("b1, b2, b3"), targets("m"))))
                    .containsExactly(new MergeHeads(List.of(id("b1"), id("b2"), id("b3")), id("m")));
        }

        @Test
        void planDowngradeFromBranchOfMergePointUnmerges() {
            downgrade("c1, c2", "b2").runs("c2 c1 m", "b1, b2, b3");
            downgrade("c1, c2", "c1@m").runs("c1", "c2");
        }
    }

    @Nested
    class Dependencies extends Shape {

        Dependencies() {
            super("a; b <- a (a); x [shop]; y <- x (b); z <- y; c <- b");
        }

        @Test
        void planUpgradeAppliesDependenciesFirst() {
            upgrade("", "y").runs("a b x y", "y");
            upgrade("y", "c").runs("c", "c, y");
            upgrade("c", "shop@head").runs("x y z", "c, z");
        }

        @Test
        void planDowngradeTakesDependentsAlong() {
            downgrade("c, z", "a").runsInAnyOrder("c z y b", "a, x");
            downgrade("z", "shop@base").runs("z y x", "b");
        }

        @Test
        void planUpgradeWhenTargetsDependOnEachOtherIsFine() {
            upgrade("", "b", "y").runs("a b x y", "y");
        }

        @Test
        void planUpgradeWhenRowImpliesAnotherOverDependencyWarns() {
            upgrade("b, y", "z").warnsOf("b").runs("z", "z");
        }
    }

    @Nested
    class Order extends Shape {

        Order() {
            super("z @core; y <- z @core; b @app; a <- y @app; c <- y @app; k <- c @core; j <- b @jar");
        }

        @Test
        void planUpgradeGoesOnWithTheLineThenByModuleThenById() {
            upgrade("", "heads").runs("z y a b j c k", "a, j, k");
        }
    }

    @Nested
    class Modules extends Shape {

        Modules() {
            super("""
                    a1 [core] @core; a2 <- a1 @core;
                    b1 [app] (a1) @app; b2 <- b1 @app; b3 <- b1 @app;
                    s1 <- a2 @shop; s2 <- s1 @shop; w1 <- b2, b3 @web;
                    """);
        }

        @Test
        void planUpgradeOfModulesWhenOtherModuleGoesOnStopsAtOwnTip() {
            upgradeModules("", "core").runs("a1 a2", "a2");
            upgradeModules("", "shop").runs("a1 a2 s1 s2", "s2");
            upgradeModules("", "shop", "core").runs("a1 a2 s1 s2", "s2");
        }

        @Test
        void planUpgradeOfModulesWhenModuleHasNoScriptsIsEmpty() {
            upgradeModules("a1", "unknown").runs("", "a1");
        }

        @Test
        void planUpgradeOfModulesWhenHeadsAreNotMergedIsRefused() {
            assertThatThrownBy(() -> upgradeModules("", "core", "app"))
                    .isInstanceOf(UnmergedHeadsException.class)
                    .hasMessage("Module 'app' has 2 heads that are not merged: 'b2' (app, b2.sql), 'b3' (app, b3.sql)."
                            + " Merge them, or name a target: one of them, label@head, or heads for all.");
        }

        @Test
        void checkHeadsWhenHeadsAreNotMergedIsRefused() {
            assertThatThrownBy(() -> planner().checkHeads(Set.of("core", "app")))
                    .isInstanceOf(UnmergedHeadsException.class)
                    .hasMessage("Module 'app' has 2 heads that are not merged: 'b2' (app, b2.sql), 'b3' (app, b3.sql)."
                            + " Merge them.");
        }

        @Test
        void checkHeadsWhenGivenModuleMergesHeadsIsFine() {
            assertThatCode(() -> planner().checkHeads(Set.of("app", "web"))).doesNotThrowAnyException();
        }

        @Test
        void planUpgradeOfModulesWhenGivenModuleMergesHeadsIsFine() {
            upgradeModules("", "app", "web").runs("a1 b1 b2 b3 w1", "w1");
        }

        @Test
        void planUpgradeOfModulesWhenOwnTipImpliesAnotherIsFine() {
            RevisionMap map = TestGraph.map("a @app; b <- a @shop; c <- b @app; d (a) @app; e (c, d) @app");

            assertThatPlan(map, new Planner(map).planUpgradeOfModules(Set.of(), Set.of("app")))
                    .runsInAnyOrder("a b c d e", "e");
        }
    }

    @Test
    void irreversibleExceptionNamesTheScripts() {
        List<Revision> revisions = TestGraph.revisions("b <- a; a");

        assertThat(new IrreversibleException(revisions))
                .hasMessage("'b' (app, b.sql), 'a' (app, a.sql) have no downgrade section and cannot be reverted;"
                        + " nothing was run. Write the section, or go back to a revision above.");
    }

    @Test
    void stepsAreEqualWhenTheirRevisionAndRowsAre() {
        RevisionMap map = TestGraph.map("a; b <- a");
        MigrationPlan plan = new Planner(map).planUpgrade(Set.of(), List.of(Target.parse("head")));
        HeadsChange change = new MoveHead(id("a"), id("b"));
        UpgradeStep same = new UpgradeStep(map.revision(id("b")), change, StepRows.of(TestGraph.ids("a"), change));

        assertThat(plan.steps().get(1)).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(plan.steps().get(1).from()).containsExactly(id("a"));
        assertThat(same.rows()).hasToString("[a] -> [b]");
    }

    @Test
    void applyToWhenRowIsNotThereIsRefused() {
        Set<RevisionId> rows = TestGraph.ids("b");

        assertThatThrownBy(() -> new MoveHead(id("a"), id("c")).applyTo(rows)).hasMessage("There is no row 'a'");
        assertThatThrownBy(() -> new InsertHead(id("b")).applyTo(rows)).hasMessage("Row 'b' is there");
    }
}
