package dev.migration.core.revision;

import dev.migration.core.error.MigrationException;
import java.util.List;

/** Several heads, where one is asked for. */
public final class MultipleHeadsException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final String argument;
    private final transient List<Revision> heads;

    MultipleHeadsException(String argument, List<Revision> heads) {
        super("'" + argument + "' can be any of " + heads.size() + " heads: " + Revision.located(heads)
                + ". Name one, use label@head, or heads for all; or merge them.");
        this.argument = argument;
        this.heads = List.copyOf(heads);
    }

    /** Returns what was written. */
    public String argument() {
        return argument;
    }

    /** Returns the heads, by id; at least two. */
    public List<Revision> heads() {
        return heads;
    }
}
