package dev.migration.core.postgres;

/**
 * Finds where quoted text and block comments end. Each method takes the offset of the first character of the
 * construct and returns the offset after its last one, or {@link #UNTERMINATED}.
 */
final class QuotedText {

    static final int UNTERMINATED = -1;

    private QuotedText() {}

    /** {@code '…'}, in which a doubled quote stands for one. */
    static int endOfPlainString(String text, int quote) {
        return endOfDoubling(text, quote, '\'');
    }

    /** {@code "…"}, in which a doubled quote stands for one. */
    static int endOfQuotedIdentifier(String text, int quote) {
        return endOfDoubling(text, quote, '"');
    }

    /** The quotes of {@code E'…'}, in which a backslash takes the next character with it. */
    static int endOfEscapeString(String text, int quote) {
        for (int i = quote + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '\'') {
                if (!text.startsWith("'", i + 1)) {
                    return i + 1;
                }
                i++;
            }
        }
        return UNTERMINATED;
    }

    /** The quotes of {@code B'…'} and {@code X'…'}, which end at the first quote. */
    static int endOfBitString(String text, int quote) {
        int closing = text.indexOf('\'', quote + 1);
        return closing < 0 ? UNTERMINATED : closing + 1;
    }

    /** {@code $tag$…$tag$}; the length of the opening {@code $tag$} is known. */
    static int endOfDollarString(String text, int start, int delimiterLength) {
        String delimiter = text.substring(start, start + delimiterLength);
        int closing = text.indexOf(delimiter, start + delimiterLength);
        return closing < 0 ? UNTERMINATED : closing + delimiterLength;
    }

    /** Returns the length of the {@code $tag$} that starts at an offset, zero when none does. */
    static int dollarDelimiterLength(String text, int start) {
        int end = start + 1;
        while (end < text.length() && isTagCharacter(text.charAt(end), /* first= */ end == start + 1)) {
            end++;
        }
        return text.startsWith("$", end) ? end + 1 - start : 0;
    }

    /** A block comment, in which others nest. */
    static int endOfBlockComment(String text, int start) {
        int depth = 0;
        int i = start;
        do {
            if (text.startsWith("/*", i)) {
                depth++;
                i += 2;
            } else if (text.startsWith("*/", i)) {
                depth--;
                i += 2;
            } else {
                i++;
            }
        } while (depth > 0 && i < text.length());
        return depth > 0 ? UNTERMINATED : i;
    }

    private static boolean isTagCharacter(char c, boolean first) {
        return Characters.isIdentifierStart(c) || (!first && Characters.isDigit(c));
    }

    private static int endOfDoubling(String text, int start, char quote) {
        int end = text.indexOf(quote, start + 1);
        while (end >= 0 && end + 1 < text.length() && text.charAt(end + 1) == quote) {
            end = text.indexOf(quote, end + 2);
        }
        return end < 0 ? UNTERMINATED : end + 1;
    }
}
