package dev.migration.core.plan;

import dev.migration.core.error.MigrationException;
import dev.migration.core.revision.Revision;
import java.util.List;
import java.util.stream.Collectors;

/** Modules that have several heads where one is needed. */
public final class UnmergedHeadsException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final transient List<UnmergedHeads> unmerged;

    UnmergedHeadsException(List<UnmergedHeads> unmerged) {
        super(unmerged.stream().map(UnmergedHeadsException::text).collect(Collectors.joining(" "))
                + " Merge them, or name a target: one of them, label@head, or heads for all.");
        this.unmerged = List.copyOf(unmerged);
    }

    private static String text(UnmergedHeads module) {
        return "Module '" + module.module() + "' has " + module.heads().size() + " heads that are not merged: "
                + Revision.located(module.heads()) + ".";
    }

    /** Returns the modules, in their order; not empty. */
    public List<UnmergedHeads> unmerged() {
        return unmerged;
    }
}
