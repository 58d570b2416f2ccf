package dev.migration.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.revision.BranchLabel;
import dev.migration.core.revision.InvalidTargetException;
import dev.migration.core.revision.MultipleHeadsException;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.revision.Target;
import dev.migration.core.revision.TestGraph;
import dev.migration.core.revision.UnknownRevisionException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewRevisionsTest {

    private final NewRevisions revisions = new NewRevisions(
            TestGraph.map("a1 @core; a2 <- a1 @core; b1 @app; b2 <- b1 @app; b3 <- b1 @app; s1 <- a2 @shop"));

    @Test
    void downRevisionsInWhenModuleHasOneTipIsIt() {
        assertThat(revisions.downRevisionsIn("core")).containsExactly(new RevisionId("a2"));
        assertThat(revisions.downRevisionsIn("shop")).containsExactly(new RevisionId("s1"));
    }

    @Test
    void downRevisionsInWhenModuleHasNoScriptIsBaseWithItsLabel() {
        assertThat(revisions.downRevisionsIn("web")).isEmpty();
        assertThat(revisions.firstLabelOf("web")).contains(new BranchLabel("web"));
    }

    @ParameterizedTest
    @CsvSource({"core", "a1", "head", "''"})
    void firstLabelOfWhenNameIsTakenOrNoneIsEmpty(String module) {
        assertThat(revisions.firstLabelOf(module)).isEmpty();
    }

    @Test
    void downRevisionsInWhenModuleHasSeveralHeadsIsRefused() {
        assertThatThrownBy(() -> revisions.downRevisionsIn("app"))
                .isInstanceOf(UnmergedHeadsException.class)
                .hasMessage("Module 'app' has 2 heads that are not merged: 'b2' (app, b2.sql), 'b3' (app, b3.sql)."
                        + " Merge them, or name the one to revise as the head.");
    }

    @Test
    void downRevisionsInWhenOtherModuleMergesHeadsIsTheMerge() {
        NewRevisions merged = new NewRevisions(TestGraph.map("a; b <- a; c <- a; m <- b, c @shop"));

        assertThat(merged.downRevisionsIn("app")).containsExactly(new RevisionId("m"));
    }

    @Test
    void downRevisionsAtResolvesTargets() {
        assertThat(revisions.downRevisionsAt(targets("a1@head"), Set.of(), false))
                .containsExactly(new RevisionId("s1"));
        assertThat(revisions.downRevisionsAt(targets("base"), Set.of(), false)).isEmpty();
        assertThat(revisions.downRevisionsAt(targets("a1"), Set.of(), true)).containsExactly(new RevisionId("a1"));
        assertThat(revisions.downRevisionsAt(targets("b3", "s1"), Set.of(), false))
                .containsExactly(new RevisionId("b3"), new RevisionId("s1"));
        assertThatThrownBy(() -> revisions.downRevisionsAt(targets("head"), Set.of(), false))
                .isInstanceOf(MultipleHeadsException.class);
        assertThatThrownBy(() -> revisions.downRevisionsAt(targets("b2-1"), Set.of(), true))
                .isInstanceOf(UnknownRevisionException.class);
    }

    @Test
    void mergeOfKeepsTheOrderGiven() {
        assertThat(revisions.mergeOf(targets("s1", "b3"), Set.of()))
                .containsExactly(new RevisionId("s1"), new RevisionId("b3"));
        assertThat(revisions.mergeOf(targets("b1@heads"), Set.of()))
                .containsExactly(new RevisionId("b2"), new RevisionId("b3"));
    }

    @Test
    void mergeOfWhenOnlyOneHeadIsNothing() {
        assertThat(revisions.mergeOf(targets("s1"), Set.of())).isEmpty();
        assertThat(revisions.mergeOf(targets("current"), Set.of())).isEmpty();
    }

    @Test
    void mergeOfWhenTargetCannotBeMergedTellsWhy() {
        assertThatThrownBy(() -> revisions.mergeOf(targets("a2", "b3"), Set.of()))
                .isInstanceOf(NotAHeadException.class)
                .hasMessage("'a2' (core, a2.sql) is no head: another revision revises it."
                        + " Only heads can be merged; heads lists them.");
        assertThatThrownBy(() -> revisions.mergeOf(targets("b2", "b2"), Set.of()))
                .isInstanceOf(DuplicateTargetException.class)
                .hasMessage("'b2' (app, b2.sql) is named twice. Name each revision once.");
        assertThatThrownBy(() -> revisions.mergeOf(targets("base", "b2"), Set.of()))
                .isInstanceOf(InvalidTargetException.class)
                .hasMessage("'base' is not a target. Nothing can be merged there; name heads.");
    }

    @Test
    void conflictsListsModulesWhoseLinesHaveSplit() {
        assertThat(revisions.conflicts(Set.of("core", "shop"))).isEmpty();
        assertThat(revisions.conflicts(Set.of("core", "app")))
                .singleElement()
                .satisfies(conflict -> assertThat(conflict.heads())
                        .extracting(head -> head.id().value())
                        .containsExactly("b2", "b3"));
    }

    private static List<Target> targets(String... targets) {
        return Arrays.stream(targets).map(Target::parse).toList();
    }
}
