package dev.migration.core.script;

import dev.migration.core.revision.BranchLabel;
import dev.migration.core.revision.RevisionId;
import java.time.Instant;
import java.util.List;

/**
 * A script to be written.
 *
 * @param message may have several lines, which are separated by LF once the script is written
 * @param downRevisions empty for a base
 * @param dependsOn ids, partial ids or labels, as they shall be written
 * @param createdAt written to the second
 * @param upgrade SQL of the upgrade section; empty for a section with nothing but a hint, or nothing at all in a merge
 * @param downgrade SQL of the downgrade section; empty for a section with nothing but a hint, or nothing at all in a merge
 */
public record NewScript(
        RevisionId id,
        String message,
        List<RevisionId> downRevisions,
        List<BranchLabel> branchLabels,
        List<String> dependsOn,
        Instant createdAt,
        String upgrade,
        String downgrade) {

    /** Copies the lists. */
    public NewScript {
        downRevisions = List.copyOf(downRevisions);
        branchLabels = List.copyOf(branchLabels);
        dependsOn = List.copyOf(dependsOn);
    }

    /** Creates a base without labels and dependencies whose sections are empty. */
    public static NewScript of(RevisionId id, String message, Instant createdAt) {
        return new NewScript(id, message, List.of(), List.of(), List.of(), createdAt, "", "");
    }

    /** Returns this script with other down revisions. */
    public NewScript withDownRevisions(List<RevisionId> revisions) {
        return new NewScript(id, message, revisions, branchLabels, dependsOn, createdAt, upgrade, downgrade);
    }

    /** Returns this script with other branch labels. */
    public NewScript withBranchLabels(List<BranchLabel> labels) {
        return new NewScript(id, message, downRevisions, labels, dependsOn, createdAt, upgrade, downgrade);
    }

    /** Returns this script with other dependencies. */
    public NewScript withDependsOn(List<String> dependencies) {
        return new NewScript(id, message, downRevisions, branchLabels, dependencies, createdAt, upgrade, downgrade);
    }

    /** Returns this script with SQL in its sections. */
    public NewScript withSections(String upgradeSql, String downgradeSql) {
        return new NewScript(id, message, downRevisions, branchLabels, dependsOn, createdAt, upgradeSql, downgradeSql);
    }

    /** Returns the lines of the message, whatever separates them; at least one, which may be empty. */
    String[] messageLines() {
        return message.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1);
    }
}
