package dev.migration.core.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.error.MigrationException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevisionListingTest {

    private static final String TWO_LINES = "a; b <- a; c <- b; x [other]; y <- x; z <- y";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    :            |   | z y x c b a
                    a:c          |   | c b a
                    :b           |   | b a
                    b:           |   | c b
                    -1:          |   | z y c b
                    -2:c         |   | c b a
                    -3:          |   | z y x c b a
                    -1:b         |   | b a
                    other@-1:    |   | z y
                    other@heads: |   | z
                    :-1          |   | y x b a
                    current:     | b | c b
                    current:     |   | z y x c b a
                    :current     |   |
                    :base        |   |
                    base:b       |   | b a
                    """)
    void historySpansRangeNewestFirst(String range, String rows, String expected) {
        assertThat(history(rows, range, HistoryOrder.NEWEST_FIRST)).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void historyWhenOldestFirstIsOrderOfExecution() {
        assertThat(history("", ":", HistoryOrder.OLDEST_FIRST)).isEqualTo("a b c x y z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    c:a   | 'c:a' runs backwards: its start is above its end. Swap the two ends.
                    a:z   | 'a:z' spans nothing: its start is no ancestor of its end. Name two ends of one line.
                    a,b:c | 'a,b:c' is not a range that is possible here. A history has one start; write it as from:to.
                    -4:c  | '-4' goes beyond the end: 3 steps are possible. Take fewer, or name the revision.
                    c-1:  | There is no revision 'c-1', and steps cannot be counted here. Name the revision itself.
                    other@-1:c | 'the end of the range' is not in branch 'other'. Leave the branch out, or name a revision of its line.
                    """)
    void historyWhenRangeIsNoneTellsWhy(String range, String message) {
        assertThatThrownBy(() -> history("", range, HistoryOrder.NEWEST_FIRST)).hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"c:a", "zzz:current", "current:zzz", "zzz@current:", ":zzz@current", "current+1:", ":current-1"})
    void checkWhenRangeIsWrongWhateverTheRowsAreIsRefused(String range) {
        assertThatThrownBy(() -> twoLines().check(RevisionRange.parse(range))).isInstanceOf(MigrationException.class);
    }

    @ParameterizedTest
    @CsvSource({":", "a:c", "current:", "-9:current", "other@-9:current", "a:current", "other@current:z"})
    void checkWhenOnlyTheRowsCanTellIsFine(String range) {
        assertThatCode(() -> twoLines().check(RevisionRange.parse(range))).doesNotThrowAnyException();
    }

    @Test
    void checkWhenTargetIsWrongWhateverTheRowsAreIsRefused() {
        assertThatThrownBy(() -> twoLines().check(Target.parse("zzz"))).isInstanceOf(UnknownRevisionException.class);
        assertThatThrownBy(() -> twoLines().check(Target.parse("zzz@current")))
                .isInstanceOf(UnknownBranchException.class);
        assertThatCode(() -> twoLines().check(Target.parse("other@current"))).doesNotThrowAnyException();
    }

    private static RevisionListing twoLines() {
        return new RevisionListing(TestGraph.map(TWO_LINES), Set.of());
    }

    @Test
    void historyFollowsDependencies() {
        RevisionListing listing = new RevisionListing(TestGraph.map("a; b <- a; x; y <- x (b)"), Set.of());

        assertThat(listing.history(RevisionRange.parse("a:y"), HistoryOrder.NEWEST_FIRST))
                .extracting(AlembicLines::history)
                .containsExactly("x (b) -> y (head), rev y", "a -> b (effective head), rev b", "<base> -> a, rev a");
    }

    @Test
    void currentShowsRowsImpliedTipsAndUnknownRows() {
        RevisionMap map =
                TestGraph.map("a1 [lib1]; b1 <- a1; c1 <- b1; a2; b2 <- a2 (b1); c2 <- b2; d2 <- b2; m <- c2, d2");

        assertThat(new RevisionListing(map, TestGraph.ids("b2, zzz")).current())
                .extracting(AlembicLines::current)
                .containsExactly("b2 (branchpoint)", "zzz (unknown)", "b1 (implied)");
        assertThat(new RevisionListing(map, TestGraph.ids("m")).current())
                .extracting(AlembicLines::current)
                .containsExactly("m (head) (mergepoint)", "b1 (implied)");
        assertThat(new RevisionListing(map, TestGraph.ids("a1")).current())
                .containsExactly(new CurrentRevision(
                        new RevisionId("a1"),
                        Optional.of(new RevisionListing(map, TestGraph.ids("a1"))
                                .show(Target.parse("a1"))
                                .get(0)),
                        false));
    }

    @Test
    void headsMarkWhatAnotherRevisionDependsOn() {
        RevisionListing listing = new RevisionListing(TestGraph.map("a [l]; b (a)"), Set.of());

        assertThat(listing.heads())
                .extracting(AlembicLines::head)
                .containsExactly("a (l) (effective head)", "b (head)");
    }

    @Test
    void showHasMoreLinesBeforeThePath() {
        RevisionListing listing = new RevisionListing(TestGraph.map("a; b <- a (c); c"), Set.of());

        assertThat(RevisionText.show(listing.show(Target.parse("b")).get(0), List.of("Module: app", "Reversible: yes")))
                .containsExactly(
                        "Rev: b (head)",
                        "Parent: a",
                        "Also depends on: c",
                        "Module: app",
                        "Reversible: yes",
                        "Path: b.sql",
                        "",
                        "    rev b");
    }

    @Test
    void lineageLabelsReachBackToTheBranchPointOnly() {
        RevisionListing listing = new RevisionListing(
                TestGraph.map("a; b <- a; c <- b; d <- c [left]; e <- d; x <- b; m <- e, x; n <- m [late]"), Set.of());

        assertThat(listing.history(RevisionRange.parse(":"), HistoryOrder.OLDEST_FIRST))
                .extracting(listed -> listed.revision().id() + " " + listed.lineageLabels())
                .containsExactly(
                        "a []", "b []", "c [left]", "d [left]", "e [left]", "x []", "m [left]", "n [late, left]");
    }

    private static String history(String rows, String range, HistoryOrder order) {
        RevisionListing listing = new RevisionListing(TestGraph.map(TWO_LINES), TestGraph.ids(rows));
        return String.join(
                " ",
                listing.history(RevisionRange.parse(range), order).stream()
                        .map(listed -> listed.revision().id().value())
                        .toList());
    }
}
