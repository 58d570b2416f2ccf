package dev.migration.core.plan;

import static dev.migration.core.plan.PlanAssert.assertThatPlan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migration.core.error.MigrationException;
import dev.migration.core.revision.HistoryOrder;
import dev.migration.core.revision.Revision;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.revision.RevisionListing;
import dev.migration.core.revision.RevisionMap;
import dev.migration.core.revision.RevisionRange;
import dev.migration.core.revision.RevisionText;
import dev.migration.core.revision.Target;
import dev.migration.core.revision.TestGraph;
import dev.migration.core.testing.ErrorKinds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds in every graph; {@link PlanAssert} adds what holds for every plan. */
class PlannerPropertiesTest {

    private static final List<Target> HEADS = List.of(new Target.Heads());

    @Property(tries = 300)
    void downgradeToBaseIsTheReverseOfUpgradeToHeads(@ForAll("graphs") RevisionMap map) {
        Planner planner = new Planner(map);
        MigrationPlan up = planner.planUpgrade(Set.of(), HEADS);

        MigrationPlan down = planner.planDowngrade(up.rowsAfter(), new Target.Base(), List.of());

        assertThatPlan(map, up);
        assertThatPlan(map, down).leaves("");
        assertThat(up.steps()).hasSameSizeAs(map.revisions());
        List<RevisionId> reversed = new ArrayList<>(ids(down));
        Collections.reverse(reversed);
        assertThat(reversed).isEqualTo(ids(up));
    }

    @Property(tries = 300)
    void upgradeFromAnyStateLeadsToTheHeads(@ForAll("graphs") RevisionMap map, @ForAll long seed) {
        Planner planner = new Planner(map);
        Set<RevisionId> rows = rows(map, new Random(seed));

        MigrationPlan plan = planner.planUpgrade(rows, HEADS);

        assertThatPlan(map, plan);
        assertThat(plan.redundantRows()).isEmpty();
        assertThat(plan.rowsAfter())
                .isEqualTo(
                        new TreeSet<>(map.realHeads().stream().map(Revision::id).toList()));
        assertThat(plan.steps())
                .hasSize(map.revisions().size() - map.applied(rows).size());
    }

    @Property(tries = 300)
    void downgradeByHistoryUndoesTheLastSteps(@ForAll("graphs") RevisionMap map, @ForAll long seed) {
        Planner planner = new Planner(map);
        List<RevisionId> applied = ids(planner.planUpgrade(Set.of(), HEADS));
        Set<RevisionId> rows =
                new TreeSet<>(map.realHeads().stream().map(Revision::id).toList());
        int count = 1 + new Random(seed).nextInt(applied.size());

        MigrationPlan plan = planner.planDowngrade(rows, Target.parse("-" + count), applied);

        assertThatPlan(map, plan);
        List<RevisionId> reversed = new ArrayList<>(ids(plan));
        Collections.reverse(reversed);
        assertThat(reversed).isEqualTo(applied.subList(applied.size() - count, applied.size()));
    }

    @Property(tries = 300)
    void stampLeadsToTheRowsThatAnUpgradeLeadsTo(@ForAll("graphs") RevisionMap map, @ForAll long seed) {
        Planner planner = new Planner(map);
        Random random = new Random(seed);
        Set<RevisionId> rows = rows(map, random);
        RevisionId target =
                map.revisions().get(random.nextInt(map.revisions().size())).id();
        List<Target> targets = List.of(Target.parse(target.value()));
        boolean below =
                map.applied(rows).stream().anyMatch(revision -> revision.id().equals(target));

        MigrationPlan stamp = planner.planStamp(rows, targets, false);

        assertThatPlan(map, stamp);
        assertThat(map.applied(stamp.rowsAfter())).extracting(Revision::id).contains(target);
        if (!below) {
            assertThat(stamp.rowsAfter())
                    .isEqualTo(planner.planUpgrade(rows, targets).rowsAfter());
        }
    }

    @Property(tries = 300)
    void orderOfTheScriptsDoesNotMatter(@ForAll("graphs") RevisionMap map, @ForAll long seed) {
        List<Revision> shuffled = new ArrayList<>(map.revisions());
        Collections.shuffle(shuffled, new Random(seed));

        MigrationPlan plan = new Planner(RevisionMap.of(shuffled)).planUpgrade(Set.of(), HEADS);

        assertThat(ids(plan)).isEqualTo(ids(new Planner(map).planUpgrade(Set.of(), HEADS)));
    }

    @Property(tries = 300)
    void upgradeOfAllModulesAppliesAllOrNamesWhatIsNotMerged(@ForAll("graphs") RevisionMap map) {
        try {
            MigrationPlan plan = new Planner(map).planUpgradeOfModules(Set.of(), map.modules());
            assertThatPlan(map, plan);
            assertThat(plan.steps()).hasSameSizeAs(map.revisions());
        } catch (UnmergedHeadsException e) {
            assertThat(e.unmerged())
                    .isNotEmpty()
                    .allSatisfy(module -> assertThat(module.heads())
                            .hasSizeGreaterThan(1)
                            .allMatch(head -> head.origin().module().equals(module.module())));
        }
    }

    @Property(tries = 1000)
    void anyTextIsPlannedOrRefusedWithAnErrorForTheUser(
            @ForAll("graphs") RevisionMap map, @ForAll("targets") String text, @ForAll long seed) {
        Set<RevisionId> rows = rows(map, new Random(seed));
        Planner planner = new Planner(map);
        RevisionListing listing = new RevisionListing(map, rows);

        planOrRefuse(map, () -> planner.planUpgrade(rows, List.of(Target.parse(text))));
        planOrRefuse(map, () -> planner.planDowngrade(rows, Target.parse(text), List.of()));
        planOrRefuse(map, () -> planner.planStamp(rows, List.of(Target.parse(text)), false));
        planOrRefuse(map, () -> planner.planUpgradeRange(RevisionRange.parse(text)));
        planOrRefuse(map, () -> planner.planDowngradeRange(RevisionRange.parse(text)));
        orRefuse(() -> new NewRevisions(map).mergeOf(List.of(Target.parse(text)), rows));
        orRefuse(() -> listing.show(Target.parse(text)).forEach(listed -> RevisionText.show(listed, List.of())));
        orRefuse(() -> listing.history(RevisionRange.parse(text), HistoryOrder.NEWEST_FIRST)
                .forEach(listed -> RevisionText.show(listed, List.of())));
    }

    @Provide
    Arbitrary<RevisionMap> graphs() {
        return Arbitraries.longs()
                .tuple2()
                .map(seeds -> RevisionMap.of(randomGraph(new Random(seeds.get1() * 31 + seeds.get2()))));
    }

    @Provide
    Arbitrary<String> targets() {
        Arbitrary<String> word = Arbitraries.of(
                "", "head", "heads", "base", "current", "r", "r0", "r1", "r3", "r7", "x-2", "l0", "l1", "l2", "nope",
                "ü", " ");
        Arbitrary<String> steps = Arbitraries.of("", "", "+1", "+3", "-1", "-2", "-9", "+0", "-", "+99999999999");
        Arbitrary<String> target = Combinators.combine(word, Arbitraries.of("", "", "@"), word, steps)
                .as((branch, at, name, relative) -> (at.isEmpty() ? "" : branch + at) + name + relative);
        Arbitrary<String> range = Combinators.combine(target, target).as((from, to) -> from + ":" + to);
        return Arbitraries.oneOf(target, range, Arbitraries.strings().ofMaxLength(6));
    }

    private static List<Revision> randomGraph(Random random) {
        int size = 1 + random.nextInt(14);
        List<Revision> result = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            List<String> down = pick(random, i, random.nextInt(10) < 2 ? 0 : random.nextInt(4) == 0 ? 2 : 1);
            List<String> dependsOn = pick(random, i, random.nextInt(3) == 0 ? 1 : 0);
            List<String> labels = random.nextInt(4) == 0 ? List.of("l" + i) : List.of();
            int module = random.nextInt(3);
            result.add(TestGraph.revision(name(i), down, dependsOn, labels, "module" + module, module));
        }
        return result;
    }

    /** Returns a name for each place; the order of the names is not that of the places. */
    private static String name(int place) {
        return place == 2 ? "x-2" : "r" + (place * 7) % 31;
    }

    private static List<String> pick(Random random, int below, int count) {
        return below == 0
                ? List.of()
                : Stream.generate(() -> name(Math.max(0, below - 1 - random.nextInt(Math.min(below, 5)))))
                        .limit(count)
                        .distinct()
                        .toList();
    }

    /** Returns rows that a database can be at: some revisions with all they need, of which those are rows that nothing needs. */
    private static Set<RevisionId> rows(RevisionMap map, Random random) {
        List<Target> some = map.revisions().stream()
                .filter(revision -> random.nextInt(4) == 0)
                .map(revision -> Target.parse(revision.id().value()))
                .toList();
        Set<RevisionId> rows = Set.of();
        for (Target target : some) {
            rows = new Planner(map).planUpgrade(rows, List.of(target)).rowsAfter();
        }
        return rows;
    }

    private static void planOrRefuse(RevisionMap map, Supplier<MigrationPlan> planning) {
        orRefuse(() -> assertThatPlan(map, planning.get()));
    }

    private static void orRefuse(Runnable command) {
        try {
            command.run();
        } catch (MigrationException e) {
            assertThat(e.getMessage()).contains("'").endsWith(".");
            assertThat(ErrorKinds.of(e)).doesNotContainNull();
        }
    }

    private static List<RevisionId> ids(MigrationPlan plan) {
        return plan.revisionSteps().stream().map(step -> step.revision().id()).toList();
    }
}
