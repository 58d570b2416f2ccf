package dev.migration.core.command;

import dev.migration.core.revision.BranchLabel;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.revision.Target;
import dev.migration.core.script.ScriptTemplate;
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
 * @param revision its id; empty = one as the names say
 * @param template what its text looks like
 */
public record NewRevisionRequest(
        String module,
        Path folder,
        String message,
        List<Target> heads,
        boolean splice,
        List<BranchLabel> branchLabels,
        List<Target> dependsOn,
        Optional<RevisionId> revision,
        ScriptTemplate template) {

    /** Copies the lists. */
    public NewRevisionRequest {
        heads = List.copyOf(heads);
        branchLabels = List.copyOf(branchLabels);
        dependsOn = List.copyOf(dependsOn);
    }

    /** Asks for a script that continues the module's head. */
    public static NewRevisionRequest of(String module, Path folder, String message) {
        return new NewRevisionRequest(
                module,
                folder,
                message,
                List.of(),
                false,
                List.of(),
                List.of(),
                Optional.empty(),
                ScriptTemplate.DEFAULT);
    }

    /** Returns this request for other down revisions, which may be revised already if {@code splices}. */
    public NewRevisionRequest withHeads(List<Target> targets, boolean splices) {
        return new NewRevisionRequest(
                module, folder, message, targets, splices, branchLabels, dependsOn, revision, template);
    }

    /** Returns this request with other branch labels. */
    public NewRevisionRequest withBranchLabels(List<BranchLabel> labels) {
        return new NewRevisionRequest(module, folder, message, heads, splice, labels, dependsOn, revision, template);
    }

    /** Returns this request with other dependencies. */
    public NewRevisionRequest withDependsOn(List<Target> dependencies) {
        return new NewRevisionRequest(
                module, folder, message, heads, splice, branchLabels, dependencies, revision, template);
    }

    /** Returns this request with an id. */
    public NewRevisionRequest withRevision(RevisionId id) {
        return new NewRevisionRequest(
                module, folder, message, heads, splice, branchLabels, dependsOn, Optional.of(id), template);
    }

    /** Returns this request with another template. */
    public NewRevisionRequest withTemplate(ScriptTemplate other) {
        return new NewRevisionRequest(module, folder, message, heads, splice, branchLabels, dependsOn, revision, other);
    }
}
