package dev.migration.core.script;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comment line that begins a section: {@code -- migration:upgrade transaction=none}.
 *
 * @param options as written, separated by white space in the script
 */
record SectionMarker(Direction direction, List<Option> options) {

    private static final Pattern MARKER =
            Pattern.compile("--[ \t]*migration:(upgrade|downgrade)(?:\\s.*)?", Pattern.DOTALL);
    private static final Pattern WORDS = Pattern.compile("-++\\s*+([\\w-]++)\\s*+:\\s*+([\\w-]*+).*", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("\\S+");
    private static final int MISSPELT = 2;

    /** Returns whether a comment is a marker, or seems to be meant as one. */
    static boolean isLike(String comment) {
        if (comment.indexOf(':') < 0) {
            return false;
        }
        Matcher words = WORDS.matcher(comment.stripTrailing());
        if (!words.matches()) {
            return false;
        }
        String first = words.group(1).toLowerCase(Locale.ROOT);
        String second = words.group(2).toLowerCase(Locale.ROOT);
        return first.equals("migration")
                || (EditDistance.between(first, "migration") <= MISSPELT
                        && Arrays.stream(Direction.values())
                                .anyMatch(direction -> EditDistance.between(second, direction.word()) <= MISSPELT));
    }

    /** Reads a comment that is like a marker; empty when it is none. */
    static Optional<SectionMarker> parse(String comment) {
        Matcher marker = MARKER.matcher(comment.stripTrailing());
        if (!marker.matches()) {
            return Optional.empty();
        }
        Direction direction = marker.group(1).equals("upgrade") ? Direction.UPGRADE : Direction.DOWNGRADE;
        List<Option> options = OPTION.matcher(comment)
                .region(marker.end(1), comment.length())
                .results()
                .map(option -> new Option(option.group(), option.start()))
                .toList();
        return Optional.of(new SectionMarker(direction, options));
    }

    /** Hands over what is wrong with a comment that is like a marker, with the offset in it. */
    static void check(String comment, BiConsumer<Integer, String> fault) {
        Optional<SectionMarker> marker = parse(comment);
        if (marker.isPresent()) {
            marker.get().checkOptions(fault);
        } else {
            fault.accept(
                    0,
                    "The marker '" + comment.strip() + "' is unknown. Write '-- " + Direction.UPGRADE.marker()
                            + "' or '-- " + Direction.DOWNGRADE.marker() + "'.");
        }
    }

    boolean transactional() {
        return options.isEmpty();
    }

    private void checkOptions(BiConsumer<Integer, String> fault) {
        boolean given = false;
        for (Option option : options) {
            if (!option.text.equals("transaction=none")) {
                fault.accept(
                        option.offset,
                        "The option '" + option.text + "' of '" + direction.marker()
                                + "' is unknown. Write transaction=none, or no option.");
            } else if (given) {
                fault.accept(option.offset, "The option 'transaction' is given twice. Remove one of them.");
            } else {
                given = true;
            }
        }
    }

    /** Which way a section leads. */
    enum Direction {
        UPGRADE,
        DOWNGRADE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns the marker of such a section, without dashes. */
        String marker() {
            return "migration:" + word();
        }
    }

    /**
     * What stands after a marker.
     *
     * @param offset in the comment
     */
    record Option(String text, int offset) {}
}
