package dev.migration.core.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.migration.core.error.MigrationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevisionMapTest {

    private static final String BRANCHES =
            "a; b <- a; c1 <- b [left] @billing; d1 <- c1 @billing; c2 <- b [right]; d2 <- c2; x-2 [shop-1]";

    @Nested
    class Resolving {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        a          |    | a
                        c1         |    | c1
                        left       |    | c1
                        le         |    | c1
                        x          |    | x-2
                        x-2        |    | x-2
                        shop-1     |    | x-2
                        shop-1-1   |    |
                        base       | d1 |
                        heads      |    | d1, d2, x-2
                        left@head  |    | d1
                        left@d     |    | d1
                        d1@heads   |    | d1
                        b@heads    |    | d1, d2
                        left@base  |    |
                        current    | d1, c2 | d1, c2
                        left@current | d1, c2 | d1
                        left@current | d2     | b
                        left@current | x-2    |
                        d2-3       |    | a
                        a+1        |    | b
                        left@a+2   |    | c1
                        left@base+3 |   | c1
                        left@+1    | d2 | c1
                        left@+4    |    | d1
                        +1         | c1 | d1
                        current+1  | c1 | d1
                        """)
        void resolveFindsRevisions(String target, String rows, String expected) {
            RevisionMap map = TestGraph.map(BRANCHES);

            assertThat(map.resolve(Target.parse(target), TestGraph.ids(rows)))
                    .extracting(Revision::id)
                    .containsExactlyInAnyOrderElementsOf(TestGraph.ids(expected));
        }

        private static final Map<String, Class<? extends MigrationException>> ERRORS = Map.of(
                "unknown revision", UnknownRevisionException.class,
                "ambiguous", AmbiguousRevisionException.class,
                "unknown branch", UnknownBranchException.class,
                "not in branch", NotInBranchException.class,
                "multiple heads", MultipleHeadsException.class,
                "ambiguous walk", AmbiguousWalkException.class,
                "beyond the end", BeyondTheEndException.class);

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                        nope | unknown revision | There is no revision or label 'nope' in the scripts of app, billing. Check the spelling; history lists what there is.
                        left@nope | unknown revision | There is no revision or label 'nope' in the scripts of app, billing. Check the spelling; history lists what there is.
                        c | ambiguous | 'c' can be any of 'c1' (billing, c1.sql), 'c2' (app, c2.sql). Write more of the one you mean.
                        b@d | ambiguous | 'd' can be any of 'd1' (billing, d1.sql), 'd2' (app, d2.sql). Write more of the one you mean.
                        c@head | ambiguous | 'c' can be any of 'c1' (billing, c1.sql), 'c2' (app, c2.sql). Write more of the one you mean.
                        head@a | unknown branch | There is no branch 'head'. Write a label or a revision before the @; branches and heads list them.
                        nope@a | unknown branch | There is no branch 'nope'. Write a label or a revision before the @; branches and heads list them.
                        left@d2 | not in branch | 'd2' is not in branch 'left'. Leave the branch out, or name a revision of its line.
                        left@x | not in branch | 'x' is not in branch 'left'. Leave the branch out, or name a revision of its line.
                        b@head | multiple heads | 'b@head' can be any of 2 heads: 'd1' (billing, d1.sql), 'd2' (app, d2.sql). Name one, use label@head, or heads for all; or merge them.
                        b+1 | ambiguous walk | 'b+1' has several ways to go: 'c1' (billing, c1.sql), 'c2' (app, c2.sql). Name the revision, or choose the line with label@ in front.
                        heads-1 | ambiguous walk | 'heads-1' can start at any of 'd1' (billing, d1.sql), 'd2' (app, d2.sql), 'x-2' (app, x-2.sql). Choose the line with label@ in front.
                        c1+2 | beyond the end | 'c1+2' goes beyond the end: 1 step is possible. Take fewer, or name the revision.
                        a-2 | beyond the end | 'a-2' goes beyond the end: 1 step is possible. Take fewer, or name the revision.
                        base-1 | beyond the end | 'base-1' goes beyond the end: no step is possible. Name the revision.
                        """)
        void resolveWhenTargetMeansNothingTellsWhy(String target, String error, String message) {
            RevisionMap map = TestGraph.map(BRANCHES);

            assertThatThrownBy(() -> map.resolve(Target.parse(target), Set.of()))
                    .isExactlyInstanceOf(ERRORS.get(error))
                    .hasMessage(message);
        }

        @Test
        void resolveWhenPrefixFitsNameAndLabelListsBoth() {
            RevisionMap map = TestGraph.map("user1 [users]");

            assertThatThrownBy(() -> map.resolve(Target.parse("user"), Set.of()))
                    .hasMessage(
                            "'user' can be any of 'user1' (app, user1.sql), 'users', a label of 'user1' (app, user1.sql)."
                                    + " Write more of the one you mean.");
        }

        @Test
        void resolveWhenManyCandidatesListsTen() {
            List<Revision> revisions = new ArrayList<>();
            for (int i = 10; i < 30; i++) {
                revisions.add(TestGraph.revision("r" + i));
            }
            RevisionMap map = RevisionMap.of(revisions);

            assertThatThrownBy(() -> map.resolve(Target.parse("r"), Set.of()))
                    .hasMessageEndingWith("'r19' (app, r19.sql) and 10 more. Write more of the one you mean.");
        }

        @Test
        void resolveWhenOneOfSeveralHeadsIsDependedOnHeadIsTheOther() {
            RevisionMap map = TestGraph.map("a; b (a)");

            assertThat(map.resolve(new Target.Head(), Set.of()))
                    .extracting(Revision::id)
                    .containsExactly(new RevisionId("b"));
            assertThat(map.heads()).hasSize(2);
            assertThat(map.realHeads()).hasSize(1);
        }

        @Test
        void resolveWhenRowIsUnknownTellsWhereItLooked() {
            RevisionMap map = TestGraph.map("a; b <- a @billing");

            assertThatThrownBy(() -> map.resolve(Target.parse("+1"), TestGraph.ids("zzz")))
                    .isInstanceOf(UnknownRevisionException.class)
                    .hasMessage("The database is at 'zzz', which no script has; searched the scripts of app, billing."
                            + " Bring the script back, or set the rows with stamp and purge.");
        }

        @Test
        void resolveWhenMapIsEmptyHeadsAreNothing() {
            RevisionMap map = RevisionMap.of(List.of());

            assertThat(map.resolve(new Target.Head(), Set.of())).isEmpty();
            assertThat(map.resolve(new Target.Heads(), Set.of())).isEmpty();
            assertThatThrownBy(() -> map.resolve(Target.parse("a"), Set.of()))
                    .hasMessage("There is no revision or label 'a' in the scripts: there are none."
                            + " Check the spelling; history lists what there is.");
        }

        @ParameterizedTest
        @CsvSource({"+1", "a+1", "left@-1", "left@a+1"})
        void resolveWithoutStepsWhenTargetHasStepsIsUnknownRevision(String target) {
            RevisionMap map = TestGraph.map(BRANCHES);

            assertThatThrownBy(() -> map.resolveWithoutSteps(Target.parse(target), Set.of()))
                    .isInstanceOf(UnknownRevisionException.class)
                    .hasMessage(
                            "There is no revision '%s', and steps cannot be counted here. Name the revision itself.",
                            target);
        }

        @Test
        void resolveFromHeadsCountsDownFromEachHead() {
            RevisionMap map = TestGraph.map("a; b <- a; c <- b; d <- b [right]");

            assertThat(map.resolveFromHeads(Target.parse("-1"), Set.of()))
                    .extracting(Revision::id)
                    .containsExactly(new RevisionId("b"));
            assertThat(map.resolveFromHeads(Target.parse("right@-2"), Set.of()))
                    .extracting(Revision::id)
                    .containsExactly(new RevisionId("a"));
            assertThat(map.resolveFromHeads(Target.parse("-3"), Set.of())).isEmpty();
            assertThatThrownBy(() -> map.resolveFromHeads(Target.parse("-4"), Set.of()))
                    .isInstanceOf(BeyondTheEndException.class);
        }
    }

    @Nested
    class Building {

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                        b <- a | 'b' (app, b.sql) revises 'a', which no script has. Correct the name, or add the missing script.
                        b (nope) | 'b' (app, b.sql) depends on 'nope', which no script has. Correct the name, or add the missing script.
                        a1; a2; b (a) | 'b' (app, b.sql) depends on 'a', which can be any of 'a1' (app, a1.sql), 'a2' (app, a2.sql). Write the whole id.
                        a @core; a @app | Revision 'a' is there 2 times: core, a.sql; app, a.sql. Give all but one another id.
                        a [one]; b [one] | Branch label 'one' is used by 'a' (app, a.sql), 'b' (app, b.sql). Keep it in one of them.
                        a; b [a] | Branch label 'a' of 'b' (app, b.sql) is the id of 'a' (app, a.sql). Choose another label.
                        a [a] | Branch label 'a' of 'a' (app, a.sql) is the id of 'a' (app, a.sql). Choose another label.
                        a <- a | 'a' (app, a.sql) revises itself. Name another revision, or none.
                        a (a) | 'a' (app, a.sql) depends on itself. Name another revision, or none.
                        a [l] (l) | 'a' (app, a.sql) depends on itself. Name another revision, or none.
                        heads | The name 'heads' in 'heads' (app, heads.sql) is a word that targets use. Choose another.
                        -a | The name '-a' in '-a' (app, -a.sql) starts with '-'. Choose another.
                        a+b | The name 'a+b' in 'a+b' (app, a+b.sql) holds '+'. Choose another.
                        a [x:y] | The name 'x:y' in 'a' (app, a.sql) holds ':'. Choose another.
                        a <- c; b <- a; c <- b; d <- c | These revisions revise one another in a circle: 'a' (app, a.sql) -> 'c' (app, c.sql) -> 'b' (app, b.sql) -> 'a'. Change what one of them revises.
                        a; b <- a (d); c; d <- c (b) | These revisions need one another in a circle: 'b' (app, b.sql) -> 'd' (app, d.sql) -> 'b'. Change what one of them depends on.
                        """)
        void ofWhenRevisionsMakeNoGraphTellsWhy(String graph, String message) {
            List<Revision> revisions = TestGraph.revisions(graph);

            assertThatThrownBy(() -> RevisionMap.of(revisions))
                    .isInstanceOf(InvalidGraphException.class)
                    .hasMessage(message);
        }

        @Test
        void ofWhenSeveralFaultsReportsAll() {
            List<Revision> revisions =
                    TestGraph.revisions("a; b <- nope; c [l]; d [l]; e <- f; f <- e; g <- h; h <- g (e); i (j); j (i)");

            assertThatThrownBy(() -> RevisionMap.of(revisions))
                    .isInstanceOfSatisfying(
                            InvalidGraphException.class,
                            error -> assertThat(error.faults())
                                    .extracting(
                                            GraphFault::getClass,
                                            fault -> fault.revisions()
                                                    .get(0)
                                                    .id()
                                                    .value())
                                    .containsExactly(
                                            tuple(GraphFault.DuplicateLabel.class, "c"),
                                            tuple(GraphFault.UnknownReference.class, "b"),
                                            tuple(GraphFault.Cycle.class, "e"),
                                            tuple(GraphFault.Cycle.class, "g"),
                                            tuple(GraphFault.Cycle.class, "i")))
                    .hasMessageStartingWith("The scripts have 5 faults:\n- Branch label 'l' is used by")
                    .hasMessageContaining("\n- 'b' (app, b.sql) revises 'nope'");
        }

        @Test
        void ofWhenVeryManyFaultsListsTheFirst() {
            List<Revision> revisions = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                revisions.add(TestGraph.revision("r" + i + " <- nope"));
            }

            assertThatThrownBy(() -> RevisionMap.of(revisions))
                    .hasMessageStartingWith("The scripts have 60 faults:\n- ")
                    .hasMessageEndingWith("\n- and 10 more")
                    .isInstanceOfSatisfying(
                            InvalidGraphException.class,
                            error -> assertThat(error.faults()).hasSize(60));
        }

        @Test
        void ofWhenIdIsTooLongIsRefused() {
            List<Revision> revisions = List.of(TestGraph.revision("x".repeat(129)));

            assertThatThrownBy(() -> RevisionMap.of(revisions)).hasMessageContaining("has more than 128 characters");
        }

        @Test
        void ofWhenReferenceIsWrittenTwiceCountsItOnce() {
            RevisionMap map = TestGraph.map("a; b <- a, a (a, a)");

            assertThat(map.graph()
                            .edges()
                            .degree(map.vertex(new RevisionId("b")).orElseThrow()))
                    .isEqualTo(1);
        }

        @Test
        void dependenciesAreResolvedAtTheRevisionThatDeclaresTheLabel() {
            RevisionMap map = TestGraph.map("a [l]; b <- a; c (l); d (lo, c)  ; e [long]");

            assertThat(map.dependencies(new RevisionId("c")))
                    .extracting(Revision::id)
                    .containsExactly(new RevisionId("a"));
            assertThat(map.dependencies(new RevisionId("d")))
                    .extracting(Revision::id)
                    .containsExactly(new RevisionId("e"), new RevisionId("c"));
        }

        @Test
        void withWhenRevisionDoesNotFitIsRefused() {
            RevisionMap map = TestGraph.map("a");

            assertThat(map.with(TestGraph.revision("b <- a")).revisions()).hasSize(2);
            assertThatThrownBy(() -> map.with(TestGraph.revision("a"))).isInstanceOf(InvalidGraphException.class);
        }

        @Test
        void ofWhenLineIsDeepDoesNotOverflowTheStack() {
            List<Revision> line = new ArrayList<>();
            List<Revision> circle = new ArrayList<>();
            int size = 50_000;
            for (int i = 0; i < size; i++) {
                line.add(TestGraph.revision(i == 0 ? "r0" : "r" + i + " <- r" + (i - 1)));
                circle.add(TestGraph.revision("r" + i + " <- r" + (i + 1) % size));
            }

            assertThat(RevisionMap.of(line).heads()).hasSize(1);
            assertThat(RevisionMap.of(line).applied(TestGraph.ids("r" + (size - 1))))
                    .hasSize(size);
            assertThatThrownBy(() -> RevisionMap.of(circle))
                    .isInstanceOf(InvalidGraphException.class)
                    .hasMessageEndingWith(" -> 49980 more -> 'r0'. Change what one of them revises.");
        }

        @Test
        void revisionWhenIdIsALabelIsUnknown() {
            RevisionMap map = TestGraph.map("a [l]");

            assertThat(map.find(new RevisionId("l"))).isEmpty();
            assertThatThrownBy(() -> map.revision(new RevisionId("l"))).isInstanceOf(UnknownRevisionException.class);
        }
    }
}
