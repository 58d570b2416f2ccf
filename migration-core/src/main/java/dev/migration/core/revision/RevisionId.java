package dev.migration.core.revision;

import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The id of a revision. Any text that is not empty can be one, since a database may hold anything; what a script may call
 * itself is narrower, see {@link #parse}. Ordered by its characters.
 */
public record RevisionId(String value) implements Comparable<RevisionId>, Serializable {

    /**
     * Creates the id without checking its characters.
     *
     * @throws IllegalArgumentException if {@code value} is empty
     */
    public RevisionId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("A revision id is not empty");
        }
    }

    /**
     * Reads an id that a script or a user gives to a revision.
     *
     * @throws InvalidNameException if it is empty, longer than 128 characters, one of {@code head}, {@code heads},
     *     {@code base} and {@code current}, starts with {@code -}, or holds one of {@code @ : , +}, white space or a control
     *     character
     */
    public static RevisionId parse(String text) {
        Optional<String> fault = Names.fault(text);
        if (fault.isPresent()) {
            throw new InvalidNameException("Revision id", text, fault.get());
        }
        return new RevisionId(text);
    }

    // A record's own methods are linked when they are first used, which takes longer than a listing has.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RevisionId that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public int compareTo(RevisionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
