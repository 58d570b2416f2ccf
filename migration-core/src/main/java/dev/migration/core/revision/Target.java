package dev.migration.core.revision;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a user names as the goal of a command, read but not yet looked up: {@link #parse} is grammar only, the revision map
 * finds what it means. Immutable.
 */
public sealed interface Target {

    /** Returns the target as it was written. */
    String text();

    /**
     * Reads a target: {@code head}, {@code heads}, {@code base}, {@code current}, an id, the beginning of one, a label;
     * any of these after {@code label@}; and steps up or down ({@code +2}, {@code -1}, {@code id+2}, {@code label@-1}).
     *
     * @throws InvalidTargetException if the text as a whole is none of these
     */
    static Target parse(String text) {
        return TargetParser.parse(text);
    }

    /**
     * Reads several targets, separated by commas and white space as one likes; at least one.
     *
     * @throws InvalidTargetException if one of them is no target
     */
    static List<Target> parseAll(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(part -> parse(part.strip()))
                .toList();
    }

    /** Returns whether {@code current} is a part of the target, so that only a database can tell what it means. */
    default boolean asksForTheDatabase() {
        return false;
    }

    /** Before all revisions. */
    record Base() implements Target {
        @Override
        public String text() {
            return "base";
        }
    }

    /** The one head. */
    record Head() implements Target {
        @Override
        public String text() {
            return "head";
        }
    }

    /** All heads. */
    record Heads() implements Target {
        @Override
        public String text() {
            return "heads";
        }
    }

    /** Where the database is. */
    record Current() implements Target {
        @Override
        public String text() {
            return "current";
        }

        @Override
        public boolean asksForTheDatabase() {
            return true;
        }
    }

    /**
     * A revision by its id, the beginning of its id or label, or its label.
     *
     * @param text the name, not empty
     */
    record AtRevision(String text) implements Target {}

    /**
     * A number of steps from a place. Where the whole text is an id or a label, as {@code billing-2} may be, the map reads it
     * as that.
     *
     * @param text the target as written, without a branch
     * @param start the place that the steps start from; empty = where the database is
     * @param steps up when positive, down when negative, never 0
     */
    record Relative(String text, Optional<Target> start, int steps) implements Target {
        @Override
        public boolean asksForTheDatabase() {
            return start.filter(Target::asksForTheDatabase).isPresent();
        }
    }

    /**
     * A target within a lineage.
     *
     * @param branch an id, the beginning of an id or label, or a label
     * @param inner any form but this one
     */
    record OnBranch(String branch, Target inner) implements Target {
        @Override
        public String text() {
            return branch + "@" + inner.text();
        }

        @Override
        public boolean asksForTheDatabase() {
            return inner.asksForTheDatabase();
        }
    }
}
