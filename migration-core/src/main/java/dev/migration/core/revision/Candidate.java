package dev.migration.core.revision;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * A name that a text can be the beginning of.
 *
 * @param name an id or a label
 * @param revision the revision that has the id or declares the label
 */
public record Candidate(String name, Revision revision) {

    private static final int LISTED = 10;

    /** Returns the first ten as error texts list them, and how many more there are. */
    static String listed(Collection<Candidate> candidates) {
        String listed =
                candidates.stream().limit(LISTED).map(Candidate::located).collect(Collectors.joining(", "));
        return candidates.size() <= LISTED ? listed : listed + " and " + (candidates.size() - LISTED) + " more";
    }

    private String located() {
        return name.equals(revision.id().value())
                ? revision.located()
                : "'" + name + "', a label of " + revision.located();
    }
}
