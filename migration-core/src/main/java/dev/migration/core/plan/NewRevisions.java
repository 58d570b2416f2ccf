package dev.migration.core.plan;

import dev.migration.core.revision.BranchLabel;
import dev.migration.core.revision.InvalidNameException;
import dev.migration.core.revision.InvalidTargetException;
import dev.migration.core.revision.Revision;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.revision.RevisionMap;
import dev.migration.core.revision.Target;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a new script revises. Immutable. Whether the whole script then fits is for {@link RevisionMap#with} to tell.
 */
public final class NewRevisions {

    private final RevisionMap map;

    /** Creates the rules for a graph. */
    public NewRevisions(RevisionMap map) {
        this.map = map;
    }

    /**
     * Returns the down revisions of a module's next script: its head, or nothing when it has no script yet. Where a revision of
     * another module merges its heads, that one.
     *
     * @throws UnmergedHeadsException if the module has several heads
     */
    public List<RevisionId> downRevisionsIn(String module) {
        Set<String> modules = new HashSet<>(map.modules());
        modules.add(module);
        return new ModuleHeads(map, modules)
                .head(module).map(Revision::id).stream().toList();
    }

    /**
     * Returns the label for the first script of a module: the module's name, unless the module has a script, or the name is taken
     * or can be no label.
     */
    public Optional<BranchLabel> firstLabelOf(String module) {
        boolean taken = map.revisions().stream()
                .anyMatch(revision -> revision.origin().module().equals(module)
                        || revision.id().value().equals(module)
                        || revision.branchLabels().stream()
                                .anyMatch(label -> label.value().equals(module)));
        try {
            return taken ? Optional.empty() : Optional.of(BranchLabel.parse(module));
        } catch (InvalidNameException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns the down revisions of a new script that the user wants at some targets; {@code base} makes it a new root.
     *
     * @param rows the rows of the version table, for {@code current}
     * @param splice whether it may revise what is revised already
     * @throws NotAHeadException if a target is no head and {@code splice} is not given
     * @throws DuplicateTargetException if two targets are one revision
     */
    public List<RevisionId> downRevisionsAt(List<Target> targets, Set<RevisionId> rows, boolean splice) {
        List<Revision> found = resolve(targets, rows);
        if (!splice) {
            found.stream().filter(revision -> !isHead(revision)).findFirst().ifPresent(revision -> {
                throw NotAHeadException.downRevision(revision);
            });
        }
        return found.stream().map(Revision::id).toList();
    }

    /**
     * Returns what a merge of some targets revises, in the order given; empty = there are not two, so nothing to merge.
     *
     * @param rows the rows of the version table, for {@code current}
     * @throws NotAHeadException if a target is no head
     * @throws DuplicateTargetException if two targets are one revision
     * @throws InvalidTargetException if a target is before all revisions
     */
    public List<RevisionId> mergeOf(List<Target> targets, Set<RevisionId> rows) {
        targets.forEach(NewRevisions::refuseBase);
        List<Revision> found = resolve(targets, rows);
        found.stream().filter(revision -> !isHead(revision)).findFirst().ifPresent(revision -> {
            throw NotAHeadException.merged(revision);
        });
        return found.size() < 2 ? List.of() : found.stream().map(Revision::id).toList();
    }

    /**
     * Returns the modules whose lines have split, in their order, each of which one merge mends; empty = nothing to merge.
     *
     * @param modules the modules to look at; revisions of others merge nothing
     */
    public List<UnmergedHeads> conflicts(Set<String> modules) {
        return new ModuleHeads(map, modules).unmerged();
    }

    private List<Revision> resolve(List<Target> targets, Set<RevisionId> rows) {
        Map<RevisionId, Revision> found = new LinkedHashMap<>();
        for (Target target : targets) {
            for (Revision revision : map.resolveWithoutSteps(target, rows)) {
                if (found.put(revision.id(), revision) != null) {
                    throw new DuplicateTargetException(revision);
                }
            }
        }
        return List.copyOf(found.values());
    }

    private boolean isHead(Revision revision) {
        return map.graph().next().degree(map.vertex(revision.id()).orElseThrow()) == 0;
    }

    private static void refuseBase(Target target) {
        Target inner = target instanceof Target.OnBranch onBranch ? onBranch.inner() : target;
        if (inner instanceof Target.Base) {
            throw new InvalidTargetException(target.text(), "Nothing can be merged there; name heads.");
        }
    }
}
