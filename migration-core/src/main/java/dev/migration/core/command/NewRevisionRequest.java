package dev.migration.core.command;

import dev.migration.core.revision.BranchLabel;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.revision.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a new script shall be.
 *
 * @param module the module it is for
 * @param folder where it goes; created when missing
 * @param message what it does; further lines are kept
 * @param heads what it revises; empty = the module's own head, or nothing for its first script
 * @param splice whether it may revise what is revised already
 * @param branchLabels its labels, besides the module's name for a module's first script
 * @param dependsOn what must be applied before it, each meaning one revision
 * @param revision its id; empty = a random one
 */
public record NewRevisionRequest(
        String module,
        Path folder,
        String message,
        List<Target> heads,
        boolean splice,
        List<BranchLabel> branchLabels,
        List<Target> dependsOn,
        Optional<RevisionId> revision) {

    /** Copies the lists. */
    public NewRevisionRequest {
        heads = List.copyOf(heads);
        branchLabels = List.copyOf(branchLabels);
        dependsOn = List.copyOf(dependsOn);
    }

    /** Asks for a script that continues the module's head. */
    public static NewRevisionRequest of(String module, Path folder, String message) {
        return new NewRevisionRequest(
                module, folder, message, List.of(), false, List.of(), List.of(), Optional.empty());
    }
}
