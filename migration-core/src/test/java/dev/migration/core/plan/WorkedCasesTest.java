package dev.migration.core.plan;

import static dev.migration.core.plan.PlanAssert.assertThatPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.error.MigrationException;
import dev.migration.core.revision.AmbiguousWalkException;
import dev.migration.core.revision.BeyondTheEndException;
import dev.migration.core.revision.HistoryOrder;
import dev.migration.core.revision.MultipleHeadsException;
import dev.migration.core.revision.NotAncestorException;
import dev.migration.core.revision.NotInBranchException;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.revision.RevisionListing;
import dev.migration.core.revision.RevisionMap;
import dev.migration.core.revision.RevisionRange;
import dev.migration.core.revision.Target;
import dev.migration.core.revision.TestGraph;
import dev.migration.core.revision.UnknownRevisionException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One row for each outcome that the rules of the graph promise: command and rows in, steps and rows (or the error) out. */
class WorkedCasesTest {

    private static final Map<String, String> GRAPHS = Map.ofEntries(
            Map.entry("L5", "a; b <- a; c <- b; d <- c; e <- d"),
            Map.entry("BR", "a; b <- a; c1 <- b [c1branch]; d1 <- c1; c2 <- b [c2branch]; d2 <- c2"),
            Map.entry("MG", "a; b <- a; c1 <- b; d1 <- c1; c2 <- b [c2branch]; d2 <- c2; e <- d1, d2; f <- e"),
            Map.entry("MB", "a1 [lib1]; b1 <- a1; a2 [lib2]; b2 <- a2"),
            Map.entry("DP", "a1 [lib1]; b1 <- a1; c1 <- b1; a2 [lib2]; b2 <- a2; c2 <- b2 (c1); d1 <- c1; e1 <- d1"),
            Map.entry("DH", "a1 [lib1]; b1 <- a1; a2 [lib2]; b2 <- a2 (b1)"),
            Map.entry("XC", "a; b <- a; c1 <- b [c1branch]; d1 <- c1; c2 <- b [c2branch]; d2 <- c2 (c1)"),
            Map.entry("M2", "a1; b1 <- a1; c1 <- b1; a2; b2 <- a2; c2 <- b2; d1 <- c1, c2; d2 <- c2"),
            Map.entry("CC", "a1; a2 <- a1; b1; b2 <- b1 (a2); b3 <- b2; a3 <- a2 (b1)"),
            Map.entry("OW", "a1; b1 (a1); bm <- a1, b1"),
            Map.entry("AP", "a1 [core]; a2 <- a1; x1 [app] (core); x2 <- x1"));

    private static final Map<String, Class<? extends MigrationException>> ERRORS = Map.of(
            "unknown revision", UnknownRevisionException.class,
            "not in branch", NotInBranchException.class,
            "multiple heads", MultipleHeadsException.class,
            "ambiguous walk", AmbiguousWalkException.class,
            "beyond the end", BeyondTheEndException.class,
            "not reachable", NotReachableException.class,
            "branch point", BranchPointException.class);

    @ParameterizedTest(name = "{0} at '{'{1}'}': {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    L5 |        | upgrade head   | a b c d e | e
                    L5 | a      | upgrade +2     | b c       | c
                    L5 |        | upgrade base+2 | a b       | b
                    L5 | a      | upgrade d-2    | b         | b
                    L5 | c      | upgrade b      |           | c
                    L5 | e      | downgrade c    | e d       | c
                    L5 | e      | downgrade -3   | e d c     | b
                    L5 | d      | downgrade c-2  | d c b     | a
                    L5 |        | downgrade base |           |
                    L5 | a, b   | upgrade head   | c d e     | e
                    BR |        | upgrade heads  | a b c1 d1 c2 d2 | d1, d2
                    BR |        | upgrade c1branch@head | a b c1 d1 | d1
                    BR | c1     | upgrade c2branch@+1   | c2        | c1, c2
                    BR | d1, d2 | downgrade c1branch@-1 | d1        | c1, d2
                    BR | d1, d2 | downgrade c1branch@b  | d1 c1     | d2
                    BR | d1, d2 | downgrade b           | any: d1 c1 d2 c2 | b
                    BR | d1, d2 | downgrade c1branch@base | d1 c1   | d2
                    BR | d1, d2 | stamp b        |           | b
                    BR | b      | stamp heads    |           | d1, d2
                    BR | d1, c2 | stamp heads    |           | d1, d2
                    MG | d1     | upgrade head   | c2 d2 e f | f
                    MG | f      | downgrade b    | any: f e d1 c1 d2 c2 | b
                    MG | f      | downgrade c2branch@b | f e d2 c2 | d1
                    MG | e      | downgrade d1   | e         | d1, d2
                    MG | e      | downgrade -1   | e         | d1, d2
                    MG | e      | stamp d1 d2    |           | d1, d2
                    MG | d1, c2 | stamp e        |           | e
                    MB | b1     | upgrade lib2@+1     | a2    | a2, b1
                    MB | b1, b2 | downgrade lib1@base | b1 a1 | b2
                    DP | a2     | upgrade c2     | any: a1 b1 c1 b2 c2 | c2
                    DP | c2     | upgrade lib1@+1 | d1       | c2, d1
                    DP | c2, d1 | downgrade c1   | d1        | c2
                    DP | c2     | downgrade c1   |           | c2
                    DP | c2, e1 | downgrade b1   | any: c2 e1 d1 c1 | b1, b2
                    DP | c2, e1 | downgrade lib2@base | c2 b2 a2 | e1
                    DP | c2     | downgrade lib2@base | c2 b2 a2 | c1
                    DP | e1, c2 | stamp b1       |           | b1, b2
                    DH | b1     | upgrade head   | a2 b2     | b2
                    DH | b2     | downgrade lib1@base | b2 b1 a1 | a2
                    XC | d1, d2 | downgrade c1branch@b | any: d1 d2 c1 | c2
                    M2 | b1, d2 | upgrade d1     | c1 d1     | d1, d2
                    M2 | d1, d2 | downgrade b1   | d1 c1     | b1, d2
                    CC | a3, b2 | downgrade b1   | b2        | a3
                    OW | bm     | downgrade a1   | bm        | b1
                    AP | a2, x2 | downgrade core@base | any: a2 x2 x1 a1 |
                    AP | x2     | downgrade app@base  | x2 x1 | a1
                    """)
    void planRunsStepsAndLeavesRows(String graph, String rows, String command, String steps, String rowsAfter) {
        RevisionMap map = TestGraph.map(GRAPHS.get(graph));
        String expected = orEmpty(steps);

        PlanAssert plan = assertThatPlan(map, plan(map, TestGraph.ids(rows), command));

        if (expected.startsWith("any: ")) {
            plan.runsInAnyOrder(expected.substring(5), orEmpty(rowsAfter));
        } else {
            plan.runs(expected, orEmpty(rowsAfter));
        }
    }

    @ParameterizedTest(name = "{0} at '{'{1}'}': {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    L5 | b      | upgrade +5     | beyond the end
                    L5 |        | upgrade c+5    | beyond the end
                    L5 | zzz    | upgrade head   | unknown revision
                    L5 | c      | downgrade c-4  | beyond the end
                    L5 | b      | downgrade c    | not reachable
                    BR |        | upgrade head   | multiple heads
                    BR | b      | upgrade +1     | ambiguous walk
                    BR | c1, c2 | upgrade +1     | ambiguous walk
                    BR | b      | upgrade c1branch@d2   | not in branch
                    BR | d1, d2 | downgrade c1branch@-3 | branch point
                    """)
    void planIsRefused(String graph, String rows, String command, String error) {
        RevisionMap map = TestGraph.map(GRAPHS.get(graph));

        assertThatThrownBy(() -> plan(map, TestGraph.ids(rows), command)).isExactlyInstanceOf(ERRORS.get(error));
    }

    @ParameterizedTest
    @CsvSource("L5, 'a, b', a")
    void planWarnsOfRedundantRows(String graph, String rows, String redundant) {
        RevisionMap map = TestGraph.map(GRAPHS.get(graph));

        assertThatPlan(map, plan(map, TestGraph.ids(rows), "upgrade head")).warnsOf(redundant);
    }

    @ParameterizedTest
    @CsvSource("L5, e:b")
    void historyRefusesRangeThatRunsBackwards(String graph, String range) {
        RevisionListing listing = new RevisionListing(TestGraph.map(GRAPHS.get(graph)), Set.of());

        assertThatThrownBy(() -> listing.history(RevisionRange.parse(range), HistoryOrder.NEWEST_FIRST))
                .isInstanceOf(NotAncestorException.class)
                .hasMessage("'e:b' runs backwards: its start is above its end. Swap the two ends.");
    }

    @ParameterizedTest
    @CsvSource("L5, b")
    void newRevisionRefusesParentThatIsNoHead(String graph, String head) {
        NewRevisions revisions = new NewRevisions(TestGraph.map(GRAPHS.get(graph)));
        List<Target> targets = List.of(Target.parse(head));

        assertThatThrownBy(() -> revisions.downRevisionsAt(targets, Set.of(), false))
                .isInstanceOf(NotAHeadException.class)
                .hasMessage("'b' (app, b.sql) is no head: another revision revises it."
                        + " Name a head, or use splice to branch from it.");
        assertThat(revisions.downRevisionsAt(targets, Set.of(), true)).containsExactly(new RevisionId("b"));
    }

    private static MigrationPlan plan(RevisionMap map, Set<RevisionId> rows, String command) {
        Planner planner = new Planner(map);
        String[] words = command.split(" ");
        List<Target> targets = Arrays.stream(words).skip(1).map(Target::parse).toList();
        return switch (words[0]) {
            case "upgrade" -> planner.planUpgrade(rows, targets);
            case "downgrade" -> planner.planDowngrade(rows, targets.get(0), List.of());
            case "stamp" -> planner.planStamp(rows, targets, false);
            default -> throw new IllegalArgumentException(command);
        };
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
