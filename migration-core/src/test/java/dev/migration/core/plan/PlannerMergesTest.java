package dev.migration.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.plan.HeadsChange.DeleteHead;
import dev.migration.core.plan.HeadsChange.InsertHead;
import dev.migration.core.plan.HeadsChange.MergeHeads;
import dev.migration.core.plan.HeadsChange.MoveHead;
import dev.migration.core.plan.HeadsChange.UnmergeHead;
import dev.migration.core.revision.AmbiguousWalkException;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.revision.Target;
import dev.migration.core.revision.TestGraph;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans where lines split and join. */
class PlannerMergesTest {

    private static RevisionId id(String value) {
        return new RevisionId(value);
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
}
