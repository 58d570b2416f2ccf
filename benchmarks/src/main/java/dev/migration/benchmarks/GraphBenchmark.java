package dev.migration.benchmarks;

import dev.migration.core.plan.MigrationPlan;
import dev.migration.core.plan.Planner;
import dev.migration.core.revision.Origin;
import dev.migration.core.revision.Revision;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.revision.RevisionMap;
import dev.migration.core.revision.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Measures how long it takes to build the map of many revisions and to plan an upgrade of an empty database. The first argument
 * is the number of revisions, 100,000 by default. Prints the first round, which pays for a cold JVM, and the median of the others.
 */
public final class GraphBenchmark {

    private static final int ROUNDS = 9;
    private static final int MODULES = 1_000;

    private GraphBenchmark() {}

    /** Runs all shapes. */
    public static void main(String[] arguments) {
        int count = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        measure("linear", linear(count));
        measure("linear, each depends on one further down", chainWithDependencies(count));
        measure(MODULES + " modules with branches, merges and dependencies", modules(count));
        measure("one base, all others its children", fan(count));
    }

    private static void measure(String name, List<Revision> revisions) {
        Set<String> modules =
                revisions.stream().map(revision -> revision.origin().module()).collect(Collectors.toSet());
        long[] build = new long[ROUNDS];
        long[] plan = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            RevisionMap map = RevisionMap.of(revisions);
            long built = System.nanoTime();
            MigrationPlan upgrade = modules.size() > 1
                    ? new Planner(map).planUpgradeOfModules(Set.of(), modules)
                    : new Planner(map).planUpgrade(Set.of(), List.of(Target.parse("heads")));
            build[round] = built - start;
            plan[round] = System.nanoTime() - built;
            if (upgrade.steps().size() != revisions.size()) {
                throw new IllegalStateException(name + ": " + upgrade.steps().size() + " steps");
            }
        }
        System.out.printf(
                "%-55s %,d revisions: build %s, plan %s%n", name, revisions.size(), described(build), described(plan));
    }

    private static String described(long[] nanos) {
        long[] warm = Arrays.copyOfRange(nanos, 1, nanos.length);
        Arrays.sort(warm);
        return "%d ms (first %d ms)".formatted(warm[warm.length / 2] / 1_000_000, nanos[0] / 1_000_000);
    }

    private static List<Revision> linear(int count) {
        Random random = new Random(1);
        List<String> ids = ids(count, random);
        return shuffled(
                IntStream.range(0, count)
                        .mapToObj(i -> revision(ids.get(i), i == 0 ? List.of() : List.of(ids.get(i - 1)), List.of(), 0))
                        .toList(),
                random);
    }

    private static List<Revision> chainWithDependencies(int count) {
        Random random = new Random(2);
        List<String> ids = ids(count, random);
        return shuffled(
                IntStream.range(0, count)
                        .mapToObj(i -> revision(
                                ids.get(i),
                                i == 0 ? List.of() : List.of(ids.get(i - 1)),
                                i < 2 ? List.of() : List.of(ids.get(random.nextInt(i - 1))),
                                0))
                        .toList(),
                random);
    }

    private static List<Revision> fan(int count) {
        Random random = new Random(3);
        List<String> ids = ids(count, random);
        return shuffled(
                IntStream.range(0, count)
                        .mapToObj(i -> revision(ids.get(i), i == 0 ? List.of() : List.of(ids.get(0)), List.of(), 0))
                        .toList(),
                random);
    }

    /** Each module: stretches of four revisions, the middle two side by side, the last one merging them. */
    private static List<Revision> modules(int count) {
        Random random = new Random(4);
        List<String> ids = ids(count, random);
        int perModule = count / MODULES;
        List<Revision> result = new ArrayList<>();
        for (int i = 0; i < perModule * MODULES; i++) {
            int module = i / perModule;
            int place = i % perModule;
            List<String> down = place == 0
                    ? List.of()
                    : place % 4 == 2 && place + 1 < perModule
                            ? List.of(ids.get(i - 2))
                            : place % 4 == 3 ? List.of(ids.get(i - 2), ids.get(i - 1)) : List.of(ids.get(i - 1));
            boolean depends = module > 0 && random.nextInt(5) == 0;
            result.add(revision(
                    ids.get(i),
                    down,
                    depends ? List.of(ids.get(random.nextInt(module * perModule))) : List.of(),
                    module));
        }
        return shuffled(result, random);
    }

    private static List<String> ids(int count, Random random) {
        return random.longs()
                .mapToObj(value -> "%012x".formatted(value & 0xffff_ffff_ffffL))
                .distinct()
                .limit(count)
                .toList();
    }

    private static List<Revision> shuffled(List<Revision> revisions, Random random) {
        List<Revision> result = new ArrayList<>(revisions);
        Collections.shuffle(result, random);
        return result;
    }

    private static Revision revision(String id, List<String> down, List<String> dependsOn, int module) {
        return new Revision(
                new RevisionId(id),
                down.stream().map(RevisionId::new).toList(),
                dependsOn,
                List.of(),
                "revision " + id,
                Optional.empty(),
                new Origin("module" + module, module, id + ".sql"));
    }
}
