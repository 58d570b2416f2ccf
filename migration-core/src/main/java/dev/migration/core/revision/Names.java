package dev.migration.core.revision;

import dev.migration.core.error.Printable;
import java.util.Optional;
import java.util.Set;

/** What ids and labels may look like, so that a target can name them. */
final class Names {

    /** What the version table's column holds; a label shares the name space of the ids. */
    private static final int MAX_LENGTH = 128;

    private static final Set<String> RESERVED = Set.of("head", "heads", "base", "current");
    private static final String FORBIDDEN = "@:,+";

    private Names() {}

    /** Returns what is wrong with an id or label, as the end of a sentence about it; empty = nothing. */
    static Optional<String> fault(String text) {
        if (text.length() > MAX_LENGTH && text.codePointCount(0, text.length()) > MAX_LENGTH) {
            return Optional.of("has more than " + MAX_LENGTH + " characters");
        }
        return faultButLength(text);
    }

    /** Returns what is wrong with an id or label but for its length, as the end of a sentence about it; empty = nothing. */
    static Optional<String> faultButLength(String text) {
        if (text.isEmpty()) {
            return Optional.of("is empty");
        }
        if (RESERVED.contains(text)) {
            return Optional.of("is a word that targets use");
        }
        if (text.charAt(0) == '-') {
            return Optional.of("starts with '-'");
        }
        int plain = 0;
        while (plain < text.length() && isPlain(text.charAt(plain))) {
            plain++;
        }
        for (int i = plain; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (isForbidden(text.codePointAt(i))) {
                return Optional.of(describe(text.codePointAt(i)));
            }
        }
        return Optional.empty();
    }

    /** Whether a character is one of those that nearly all ids consist of. */
    private static boolean isPlain(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
    }

    private static boolean isForbidden(int character) {
        return FORBIDDEN.indexOf(character) >= 0
                || Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Printable.isControl(character);
    }

    private static String describe(int character) {
        if (Printable.isControl(character)) {
            return "holds a control character";
        }
        return FORBIDDEN.indexOf(character) >= 0
                ? "holds '" + Character.toString(character) + "'"
                : "holds white space";
    }
}
