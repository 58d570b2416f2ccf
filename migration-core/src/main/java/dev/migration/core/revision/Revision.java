package dev.migration.core.revision;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One revision, as its script declares it. Immutable.
 *
 * @param downRevisions what it revises, in the order declared; empty for a base, several for a merge
 * @param dependsOn what must be applied before it without being revised by it: ids, partial ids or labels, as written
 * @param branchLabels the labels that it declares itself
 * @param message what it does; may be empty, may have several lines, which are separated by LF
 * @param createdAt empty where the script does not tell
 */
public record Revision(
        RevisionId id,
        List<RevisionId> downRevisions,
        List<String> dependsOn,
        List<BranchLabel> branchLabels,
        String message,
        Optional<Instant> createdAt,
        Origin origin) {

    /** Creates the revision with copies of the lists. */
    public Revision {
        downRevisions = List.copyOf(downRevisions);
        dependsOn = List.copyOf(dependsOn);
        branchLabels = List.copyOf(branchLabels);
    }

    /** Returns the first line of the message, may be empty. */
    public String title() {
        boolean oneLine = message.indexOf('\n') < 0 && message.indexOf('\r') < 0;
        return oneLine ? message : message.lines().findFirst().orElse("");
    }

    /** Returns whether it revises nothing. */
    public boolean isBase() {
        return downRevisions.isEmpty();
    }

    /** Returns {@code 'id' (module, file)}, the form in error texts. */
    public String located() {
        return "'" + id + "' (" + origin + ")";
    }

    /** Returns the {@link #located} form of the first ten, separated by commas, and how many more there are. */
    public static String located(Collection<Revision> revisions) {
        String listed = revisions.stream().limit(LISTED).map(Revision::located).collect(Collectors.joining(", "));
        return revisions.size() <= LISTED ? listed : listed + " and " + (revisions.size() - LISTED) + " more";
    }

    private static final int LISTED = 10;
}
