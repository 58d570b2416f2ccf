package dev.migration.core.plan;

import dev.migration.core.error.MigrationException;
import dev.migration.core.revision.Revision;
import java.util.List;
import java.util.stream.Collectors;

/** Modules that have several heads where one is needed. */
public final class UnmergedHeadsException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final transient List<UnmergedHeads> unmerged;

    private UnmergedHeadsException(List<UnmergedHeads> unmerged, String advice) {
        super(unmerged.stream().map(UnmergedHeadsException::text).collect(Collectors.joining(" ")) + " " + advice);
        this.unmerged = List.copyOf(unmerged);
    }

    /** The error of a command that goes to the heads of modules. */
    static UnmergedHeadsException whereToGo(List<UnmergedHeads> unmerged) {
        return new UnmergedHeadsException(
                unmerged, "Merge them, or name a target: one of them, label@head, or heads for all.");
    }

    /** The error of a command that writes a revision upon a module's head. */
    static UnmergedHeadsException whatToRevise(List<UnmergedHeads> unmerged) {
        return new UnmergedHeadsException(unmerged, "Merge them, or name the one to revise as the head.");
    }

    /** The error of a command that only looks whether there are any. */
    static UnmergedHeadsException found(List<UnmergedHeads> unmerged) {
        return new UnmergedHeadsException(unmerged, "Merge them.");
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
