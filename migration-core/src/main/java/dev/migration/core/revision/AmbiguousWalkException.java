package dev.migration.core.revision;

import dev.migration.core.error.MigrationException;
import java.util.List;

/** A step with several ways to go, or several places to start from. */
public final class AmbiguousWalkException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final String argument;
    private final transient List<Revision> candidates;

    private AmbiguousWalkException(String argument, List<Revision> candidates, String message) {
        super(message);
        this.argument = argument;
        this.candidates = List.copyOf(candidates);
    }

    /** Returns the error for a step that can lead to several revisions. */
    public static AmbiguousWalkException ways(String argument, List<Revision> candidates) {
        return new AmbiguousWalkException(
                argument,
                candidates,
                "'" + argument + "' has several ways to go: " + Revision.located(candidates)
                        + ". Name the revision, or choose the line with label@ in front.");
    }

    /** Returns the error for steps that can start at several revisions. */
    static AmbiguousWalkException starts(String argument, List<Revision> candidates) {
        return new AmbiguousWalkException(
                argument,
                candidates,
                "'" + argument + "' can start at any of " + Revision.located(candidates)
                        + ". Choose the line with label@ in front.");
    }

    /**
     * Returns the error for steps down from several rows.
     *
     * @param forms what to write for each of the rows, in their order
     */
    public static AmbiguousWalkException rows(String argument, List<Revision> rows, List<String> forms) {
        return new AmbiguousWalkException(
                argument,
                rows,
                "'" + argument + "' can take its next step from any of " + Revision.located(rows) + ". Write "
                        + String.join(" or ", forms) + ", or name the revision to go back to.");
    }

    /** Returns what was written. */
    public String argument() {
        return argument;
    }

    /** Returns the revisions to choose from, by id; at least two. */
    public List<Revision> candidates() {
        return candidates;
    }
}
