package dev.migration.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.error.MigrationException;
import dev.migration.core.plan.HeadsChange.DeleteHead;
import dev.migration.core.plan.HeadsChange.InsertHead;
import dev.migration.core.plan.HeadsChange.MoveHead;
import dev.migration.core.revision.BeyondTheEndException;
import dev.migration.core.revision.InvalidRangeException;
import dev.migration.core.revision.Revision;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.revision.RevisionMap;
import dev.migration.core.revision.RevisionRange;
import dev.migration.core.revision.Target;
import dev.migration.core.revision.TestGraph;
import dev.migration.core.revision.UnknownRevisionException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans of one line, and what all plans have in common; what the rules list one by one is in {@link WorkedCasesTest}. */
class PlannerTest {

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
        @ValueSource(strings = {"current:", ":current-1", ":"})
        void checkDowngradeRangeWhenEndIsLeftOutNeedsNoRows(String range) {
            assertThatThrownBy(() -> planner().checkDowngradeRange(RevisionRange.parse(range)))
                    .isInstanceOf(InvalidRangeException.class)
                    .hasMessageEndingWith("A downgrade needs both ends, as from:to.");
        }

        @Test
        void checkDowngradeRangeWhenOnlyTheRowsCanTellIsFine() {
            assertThatCode(() -> planner().checkDowngradeRange(RevisionRange.parse("current:-1")))
                    .doesNotThrowAnyException();
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
            assertThatThrownBy(() -> planner().checkUpgrade(targets(target))).isInstanceOf(MigrationException.class);
            assertThatThrownBy(() -> planner().checkDowngrade(Target.parse(target)))
                    .isInstanceOf(MigrationException.class);
            assertThatThrownBy(() -> planner().checkStamp(targets(target))).isInstanceOf(MigrationException.class);
            assertThatThrownBy(() -> planner().check(RevisionRange.parse("current:" + target)))
                    .isInstanceOf(MigrationException.class);
            assertThatThrownBy(() -> planner().check(RevisionRange.parse("current," + target + ":")))
                    .isInstanceOf(MigrationException.class);
        }

        @Test
        void checkWhenStepsGoTheWrongWayIsRefused() {
            assertThatThrownBy(() -> planner().checkUpgrade(targets("a@-1"))).isInstanceOf(NotReachableException.class);
            assertThatThrownBy(() -> planner().checkDowngrade(Target.parse("+1")))
                    .isInstanceOf(NotReachableException.class);
            assertThatThrownBy(() -> planner().checkStamp(targets("+1"))).isInstanceOf(UnknownRevisionException.class);
        }

        @Test
        void checkWhenOneTargetIsAncestorOfAnotherIsOverlap() {
            assertThatThrownBy(() -> planner().checkUpgrade(targets("b", "+1", "c")))
                    .isInstanceOf(OverlapException.class);
            assertThatThrownBy(() -> planner().checkStamp(targets("current", "b", "c")))
                    .isInstanceOf(OverlapException.class);
        }

        @ParameterizedTest
        @CsvSource({"+9", "current", "current+9", "a@+9", "a@current", "head", "b"})
        void checkWhenOnlyTheRowsCanTellIsFine(String target) {
            assertThatCode(() -> planner().checkUpgrade(targets(target))).doesNotThrowAnyException();
            assertThatCode(() -> planner().check(RevisionRange.parse(target + ":" + target)))
                    .doesNotThrowAnyException();
        }

        @ParameterizedTest
        @CsvSource({"-9", "a@-9", "current-9", "base", "b"})
        void checkDowngradeWhenOnlyTheRowsCanTellIsFine(String target) {
            assertThatCode(() -> planner().checkDowngrade(Target.parse(target))).doesNotThrowAnyException();
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
    class Order extends Shape {

        Order() {
            super("z @core; y <- z @core; b @app; a <- y @app; c <- y @app; k <- c @core; j <- b @jar");
        }

        @Test
        void planUpgradeGoesOnWithTheLineThenByModuleThenById() {
            upgrade("", "heads").runs("z y a b j c k", "a, j, k");
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
