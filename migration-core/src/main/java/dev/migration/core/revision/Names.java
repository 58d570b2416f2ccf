package dev.migration.core.revision;

import dev.migration.core.error.Printable;
import java.util.Optional;
import java.util.Set;

/** What ids and labels may look like, so that a target can name them. */
final class Names {

    static final int MAX_ID_LENGTH = 128;

    private static final Set<String> RESERVED = Set.of("head", "heads", "base", "current");
    private static final String FORBIDDEN = "@:,+";

    private Names() {}

    /** Returns what is wrong with an id, as the end of a sentence about it; empty = nothing. */
    static Optional<String> faultOfId(String text) {
        if (text.length() > MAX_ID_LENGTH && text.codePointCount(0, text.length()) > MAX_ID_LENGTH) {
            return Optional.of("has more than " + MAX_ID_LENGTH + " characters");
        }
        return fault(text);
    }

    /** Returns what is wrong with an id or label but for its length, as the end of a sentence about it; empty = nothing. */
    static Optional<String> fault(String text) {
        if (text.isEmpty()) {
            return Optional.of("is empty");
        }
        if (RESERVED.contains(text)) {
            return Optional.of("is a word that targets use");
        }
        if (text.charAt(0) == '-') {
            return Optional.of("starts with '-'");
        }
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (isForbidden(text.codePointAt(i))) {
                return Optional.of(describe(text.codePointAt(i)));
            }
        }
        return Optional.empty();
    }

    private static boolean isForbidden(int character) {
        if ((character >= '0' && character <= '9') || (character >= 'a' && character <= 'z')) {
            return false;
        }
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
