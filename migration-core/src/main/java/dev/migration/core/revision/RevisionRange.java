package dev.migration.core.revision;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Two ends in the graph: {@code a:b}, {@code :b}, {@code a:}. What is left out stands for the base or the heads, as the
 * command decides. Immutable.
 *
 * @param text the range as it was written
 * @param from the lower end; several only where a command assumes a state of the database; empty = left out
 * @param to the upper end; empty = left out
 */
public record RevisionRange(String text, List<Target> from, Optional<Target> to) {

    /** Creates the range with a copy of the list. */
    public RevisionRange {
        from = List.copyOf(from);
    }

    /**
     * Reads a range; its lower end may be a list, separated by commas.
     *
     * @throws InvalidRangeException if there is not exactly one colon
     * @throws InvalidTargetException if an end cannot be read
     */
    public static RevisionRange parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || text.indexOf(':', colon + 1) >= 0) {
            throw new InvalidRangeException(text, "Write it as from:to, from: or :to.");
        }
        String from = text.substring(0, colon);
        String to = text.substring(colon + 1);
        return new RevisionRange(
                text,
                from.isEmpty()
                        ? List.of()
                        : Arrays.stream(from.split(",", -1)).map(Target::parse).toList(),
                to.isEmpty() ? Optional.empty() : Optional.of(Target.parse(to)));
    }

    /** Returns the range of all revisions. */
    public static RevisionRange all() {
        return new RevisionRange(":", List.of(), Optional.empty());
    }

    /** Returns whether {@code current} is a part of an end, so that only a database can tell what it means. */
    public boolean asksForTheDatabase() {
        return from.stream().anyMatch(Target::asksForTheDatabase)
                || to.filter(Target::asksForTheDatabase).isPresent();
    }
}
