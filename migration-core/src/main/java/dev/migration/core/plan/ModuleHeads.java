package dev.migration.core.plan;

import dev.migration.core.revision.Revision;
import dev.migration.core.revision.RevisionMap;
import dev.migration.core.revision.internal.Graph;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The heads of each of some modules: its revisions that no other revision of the module descends from, less those that
 * another of them implies. Revisions of other modules may stand on them.
 */
final class ModuleHeads {

    private final RevisionMap map;
    private final Graph graph;
    private final BitSet inScope;
    private final Map<String, BitSet> heads = new LinkedHashMap<>();

    ModuleHeads(RevisionMap map, Set<String> modules) {
        this.map = map;
        this.graph = map.graph();
        this.inScope = new BitSet(graph.size());
        for (int vertex = 0; vertex < graph.size(); vertex++) {
            String module = module(vertex);
            if (modules.contains(module)) {
                inScope.set(vertex);
                if (!hasChildOfSameModule(vertex)) {
                    heads.computeIfAbsent(module, key -> new BitSet()).set(vertex);
                }
            }
        }
        heads.replaceAll((module, tips) -> graph.maximal(tips));
    }

    /**
     * Returns the heads of all modules.
     *
     * @throws UnmergedHeadsException if a module has several that no revision of the modules descends from
     */
    BitSet merged() {
        List<UnmergedHeads> unmerged = unmerged();
        if (!unmerged.isEmpty()) {
            throw UnmergedHeadsException.whereToGo(unmerged);
        }
        BitSet result = new BitSet(graph.size());
        heads.values().forEach(result::or);
        return result;
    }

    /**
     * Returns the revision that a module's line ends with: its head or, where it has several, the one head that merges them.
     * Empty = it has no revision.
     *
     * @throws UnmergedHeadsException if there is no such one
     */
    Optional<Revision> head(String module) {
        BitSet tips = heads.getOrDefault(module, new BitSet());
        if (tips.cardinality() > 1) {
            BitSet merging = merges(tips);
            merging.and(graph.without(graph.next()));
            if (merging.cardinality() != 1) {
                throw UnmergedHeadsException.whatToRevise(List.of(new UnmergedHeads(module, byId(tips))));
            }
            tips = merging;
        }
        return map.revisions(tips).stream().findFirst();
    }

    /** Returns the modules that have several heads which no revision of the modules merges, in their order. */
    List<UnmergedHeads> unmerged() {
        List<UnmergedHeads> result = new ArrayList<>();
        heads.forEach((module, tips) -> {
            if (tips.cardinality() > 1 && merges(tips).isEmpty()) {
                result.add(new UnmergedHeads(module, byId(tips)));
            }
        });
        return result;
    }

    /** Returns the revisions of the modules that descend from all of {@code tips} over down revisions. */
    BitSet merges(BitSet tips) {
        BitSet result = (BitSet) inScope.clone();
        for (int tip = tips.nextSetBit(0); tip >= 0 && !result.isEmpty(); tip = tips.nextSetBit(tip + 1)) {
            BitSet self = new BitSet();
            self.set(tip);
            result.and(graph.next().reachStrictly(self));
        }
        return result;
    }

    private boolean hasChildOfSameModule(int vertex) {
        for (int child : graph.next().of(vertex)) {
            if (module(child).equals(module(vertex))) {
                return true;
            }
        }
        return false;
    }

    private String module(int vertex) {
        return map.revision(vertex).origin().module();
    }

    private List<Revision> byId(BitSet vertices) {
        return map.revisions(vertices).stream()
                .sorted(Comparator.comparing(Revision::id))
                .toList();
    }
}
