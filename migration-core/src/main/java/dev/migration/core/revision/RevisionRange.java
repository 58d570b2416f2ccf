package dev.migration.core.revision;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /**
     * Reads a range that is written whole, or end by end.
     *
     * @param range {@code from:to}; null where the ends are given apart, or not at all
     * @param from the lower end; null = left out
     * @param to the upper end; null = left out
     * @throws InvalidRangeException if it is given both ways, or not as a range
     */
    public static RevisionRange of(@Nullable String range, @Nullable String from, @Nullable String to) {
        if (range == null) {
            return parse((from == null ? "" : from.strip()) + ":" + (to == null ? "" : to.strip()));
        }
        if (from != null || to != null) {
            throw new InvalidRangeException(range, "Give the range as a whole, or its ends apart, not both.");
        }
        return parse(range.strip());
    }

    /**
     * Reads a range, or a target as the upper end of one from the base.
     *
     * @param text null = all heads
     * @throws InvalidRangeException if there are several colons
     * @throws InvalidTargetException if an end cannot be read
     */
    public static RevisionRange ofTarget(@Nullable String text) {
        if (text == null) {
            return all();
        }
        return text.contains(":")
                ? parse(text)
                : new RevisionRange(text, List.of(), parse(":" + text).to());
    }

    /** Returns the range of all revisions. */
    public static RevisionRange all() {
        return new RevisionRange(":", List.of(), Optional.empty());
    }

    /** Returns whether {@code current} is a part of the lower end, so that only a database can tell where it begins. */
    public boolean startAsksForTheDatabase() {
        return from.stream().anyMatch(Target::asksForTheDatabase);
    }

    /** Returns whether {@code current} is a part of an end, so that only a database can tell what it means. */
    public boolean asksForTheDatabase() {
        return startAsksForTheDatabase()
                || to.filter(Target::asksForTheDatabase).isPresent();
    }
}
