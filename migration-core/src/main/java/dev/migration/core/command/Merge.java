package dev.migration.core.command;

import dev.migration.core.plan.NewRevisions;
import dev.migration.core.plan.UnmergedHeads;
import dev.migration.core.revision.Revision;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.revision.RevisionMap;
import dev.migration.core.revision.Target;
import java.util.List;
import java.util.Set;

/** Finds what a merge revision joins. {@link NewRevision} writes it. */
public final class Merge {

    private final RevisionMap map;
    private final NewRevisions rules;

    /** A merge over the context's scripts. */
    public Merge(CommandContext context) {
        this.map = context.revisionMap();
        this.rules = new NewRevisions(map);
    }

    /**
     * Returns the revisions that a merge of these targets joins, in their order; empty when there are not two, so nothing to
     * merge.
     *
     * @throws dev.migration.core.error.MigrationException when a target is unknown, no head, or given twice
     */
    public List<Revision> of(List<Target> targets) {
        return revisions(rules.mergeOf(targets, Set.of()));
    }

    /**
     * Returns the modules of these whose lines have split, each with the heads that one merge joins; empty when there is
     * nothing to merge.
     */
    public List<UnmergedHeads> conflicts(Set<String> modules) {
        return rules.conflicts(modules);
    }

    private List<Revision> revisions(List<RevisionId> ids) {
        return ids.stream().map(map::revision).toList();
    }
}
