package dev.migration.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migration.core.revision.HistoryOrder;
import dev.migration.core.revision.ListedRevision;
import dev.migration.core.revision.Origin;
import dev.migration.core.revision.Revision;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.revision.RevisionListing;
import dev.migration.core.revision.RevisionMap;
import dev.migration.core.revision.RevisionRange;
import dev.migration.core.revision.TestGraph;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RevisionLinesTest {

    @Test
    void historyShowsDependenciesMarksAndMessage() {
        RevisionListing listing = new RevisionListing(TestGraph.map("a; b <- a; x; y <- x (b)"), TestGraph.ids("b"));

        assertThat(RevisionLines.history(history(listing), /* current= */ true))
                .containsExactly(
                        "x (b)  -> y (head),                     rev y [app]",
                        "<base> -> x,                            rev x [app]",
                        "a      -> b (effective head) (current), rev b [app]",
                        "<base> -> a,                            rev a [app]");
    }

    @Test
    void historyWhenMessageIsEmptyEndsWithTheMarks() {
        assertThat(RevisionLines.history(history(listing("")), /* current= */ false))
                .containsExactly("<base> -> a (head) [app]");
    }

    @Test
    void historyWhenMessageIsLongShowsItsBeginning() {
        assertThat(RevisionLines.history(history(listing("x".repeat(1 << 16) + "\nmore")), /* current= */ false))
                .containsExactly("<base> -> a (head), " + "x".repeat(100) + "… [app]");
        assertThat(RevisionLines.history(history(listing("é".repeat(100))), /* current= */ false))
                .containsExactly("<base> -> a (head), " + "é".repeat(100) + " [app]");
    }

    @Test
    void blockWhenMessageIsLongShowsItWhole() {
        String line = "x".repeat(1 << 16);
        ListedRevision listed = history(listing(line + "\n\u202E" + line)).get(0);

        assertThat(RevisionBlocks.of(listed))
                .containsExactly(
                        "Rev: a (head)",
                        "Parent: <base>",
                        "Module: app",
                        "Path: a.sql",
                        "",
                        "    " + line,
                        "    \\u202E" + line,
                        "");
    }

    @Test
    void headsMarkWhatAnotherRevisionDependsOn() {
        RevisionListing listing = new RevisionListing(TestGraph.map("a [l]; b [app] (a)"), Set.of());

        assertThat(RevisionLines.heads(listing.heads()))
                .containsExactly("a (l) (effective head) [app]", "b (head)               [app]");
    }

    @Test
    void branchesShowEachPointWithItsChildren() {
        RevisionListing listing = new RevisionListing(TestGraph.map("a1; b <- a1 [l]; c <- a1"), Set.of());

        assertThat(RevisionLines.branches(listing.branches()))
                .containsExactly("a1 (branchpoint)   [app]", "   -> b (l) (head) [app]", "   -> c (head)     [app]");
    }

    @Test
    void currentShowsRowsImpliedTipsAndUnknownRows() {
        RevisionMap map = TestGraph.map("a; b <- a; c <- b; x; y <- x (b); z <- y; w <- y; m <- z, w");

        assertThat(RevisionLines.current(new RevisionListing(map, TestGraph.ids("y, zzz")).current()))
                .containsExactly("y (branchpoint) [app]", "zzz (unknown)", "b (implied)     [app]");
        assertThat(RevisionLines.current(new RevisionListing(map, TestGraph.ids("m")).current()))
                .containsExactly("m (head) (mergepoint) [app]", "b (implied)           [app]");
    }

    private static List<ListedRevision> history(RevisionListing listing) {
        return listing.history(RevisionRange.all(), HistoryOrder.NEWEST_FIRST);
    }

    private static RevisionListing listing(String message) {
        Revision revision = new Revision(
                new RevisionId("a"),
                List.of(),
                List.of(),
                List.of(),
                message,
                Optional.empty(),
                new Origin("app", 0, "a.sql"));
        return new RevisionListing(RevisionMap.of(List.of(revision)), Set.of());
    }
}
