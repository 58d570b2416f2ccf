package dev.migration.core.revision;

import dev.migration.core.error.MigrationException;
import java.util.List;

/** The beginning of several names, where one is asked for. */
public final class AmbiguousRevisionException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final String argument;
    private final transient List<Candidate> candidates;

    AmbiguousRevisionException(String argument, List<Candidate> candidates) {
        super("'" + argument + "' can be any of " + Candidate.listed(candidates) + ". Write more of the one you mean.");
        this.argument = argument;
        this.candidates = List.copyOf(candidates);
    }

    /** Returns what was written. */
    public String argument() {
        return argument;
    }

    /** Returns the names that it can mean, in their order; at least two. */
    public List<Candidate> candidates() {
        return candidates;
    }
}
