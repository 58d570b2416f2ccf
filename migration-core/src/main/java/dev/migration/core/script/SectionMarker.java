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
    private static final String WORD = "migration";
    private static final Pattern OPTION = Pattern.compile("\\S+");
    private static final int MISSPELT = 2;
    private static final int SHOWN_LENGTH = 60;

    private static final SectionMarker UPGRADE = new SectionMarker(Direction.UPGRADE, List.of());
    private static final SectionMarker DOWNGRADE = new SectionMarker(Direction.DOWNGRADE, List.of());

    /**
     * Returns whether a comment is a marker, or seems to be meant as one. Written out but for the rare case, since a
     * listing asks it of every line of every script.
     */
    static boolean isLike(String comment) {
        if (plain(comment).isPresent()) {
            return true;
        }
        int colon = comment.indexOf(':');
        if (colon < 0) {
            return false;
        }
        String first = wordBefore(comment, colon);
        if (HeaderKey.named(first).isPresent() || !isNear(first, WORD)) {
            return false;
        }
        String second = wordAfter(comment, colon);
        return first.equalsIgnoreCase(WORD)
                || Arrays.stream(Direction.values()).anyMatch(direction -> isNear(second, direction.word()));
    }

    /** Reads a marker as nearly all scripts write it. */
    private static Optional<SectionMarker> plain(String comment) {
        if (comment.equals(UPGRADE.direction.line)) {
            return Optional.of(UPGRADE);
        }
        return comment.equals(DOWNGRADE.direction.line) ? Optional.of(DOWNGRADE) : Optional.empty();
    }

    /** Returns the only word between the dashes and the colon; empty when there is something else. */
    private static String wordBefore(String comment, int colon) {
        int start = 0;
        while (start < colon && comment.charAt(start) == '-') {
            start++;
        }
        String word = comment.substring(start, colon).strip();
        return endOfWord(word) == word.length() ? word : "";
    }

    private static String wordAfter(String comment, int colon) {
        String rest = comment.substring(colon + 1).stripLeading();
        return rest.substring(0, endOfWord(rest));
    }

    private static int endOfWord(String text) {
        int end = 0;
        while (end < text.length() && isWordCharacter(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isWordCharacter(char c) {
        return (c >= 'a' && c <= 'z') || Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }

    private static boolean isNear(String word, String meant) {
        return word.equals(meant)
                || (Math.abs(word.length() - meant.length()) <= MISSPELT
                        && EditDistance.between(word.toLowerCase(Locale.ROOT), meant) <= MISSPELT);
    }

    private static Optional<SectionMarker> parse(String comment) {
        Optional<SectionMarker> plain = plain(comment);
        if (plain.isPresent()) {
            return plain;
        }
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

    /** Reads a comment that is like a marker; hands over what is wrong with it, with the offset in it. */
    static Optional<SectionMarker> parse(String comment, BiConsumer<Integer, String> fault) {
        Optional<SectionMarker> marker = parse(comment);
        if (marker.isPresent()) {
            marker.get().checkOptions(fault);
        } else {
            fault.accept(
                    0,
                    "The marker '" + Excerpt.of(comment, SHOWN_LENGTH) + "' is unknown. Write '-- "
                            + Direction.UPGRADE.marker() + "' or '-- " + Direction.DOWNGRADE.marker()
                            + "', or begin the comment with another word.");
        }
        return marker;
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
                        "The option '" + Excerpt.of(option.text, SHOWN_LENGTH) + "' of '" + direction.marker()
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
        UPGRADE("upgrade"),
        DOWNGRADE("downgrade");

        private final String word;
        private final String marker;
        private final String line;

        Direction(String word) {
            this.word = word;
            this.marker = "migration:" + word;
            this.line = "-- " + marker;
        }

        String word() {
            return word;
        }

        /** Returns the marker of such a section, without dashes. */
        String marker() {
            return marker;
        }
    }

    /**
     * What stands after a marker.
     *
     * @param offset in the comment
     */
    record Option(String text, int offset) {}
}
