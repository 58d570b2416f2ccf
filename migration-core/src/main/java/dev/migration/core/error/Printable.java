package dev.migration.core.error;

/**
 * Text of others, such as a script's message, made fit for a line of a terminal, a log or a file that people review: what
 * would be acted on rather than shown is written as {@code \}{@code uXXXX}.
 */
public final class Printable {

    private static final int EXCERPT_LENGTH = 130;
    private static final int TITLE_LENGTH = 100;

    private Printable() {}

    /**
     * Returns the text with all control characters escaped, those that change the direction of writing and line separators
     * included, so that it stays on its line and reads in the order in which it is stored.
     */
    public static String line(String text) {
        return escape(text, /* manyLines= */ false);
    }

    /** Returns the text as {@link #line} does, cut with an ellipsis where it is longer than any id can be. */
    public static String excerpt(String text) {
        return cut(text, EXCERPT_LENGTH);
    }

    /** Returns the text as {@link #line} does, cut with an ellipsis where it is too long for a list of many. */
    public static String title(String text) {
        return cut(text, TITLE_LENGTH);
    }

    private static String cut(String text, int length) {
        if (text.codePointCount(0, text.length()) <= length) {
            return line(text);
        }
        return line(text.substring(0, text.offsetByCodePoints(0, length))) + "…";
    }

    /** Returns the text as {@link #line} does, but with its tabs and line feeds as they are. */
    public static String text(String text) {
        return escape(text, /* manyLines= */ true);
    }

    /** Returns whether a character is one that {@link #line} escapes. */
    public static boolean isControl(int codePoint) {
        return Character.isISOControl(codePoint)
                || isDirection(codePoint)
                || codePoint == 0x2028
                || codePoint == 0x2029
                || Character.getType(codePoint) == Character.SURROGATE;
    }

    // Unicode Standard, "Bidi_Control"; https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters
    private static boolean isDirection(int c) {
        return c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }

    private static String escape(String text, boolean manyLines) {
        if (isPlain(text) || text.codePoints().noneMatch(c -> isEscaped(c, manyLines))) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (isEscaped(c, manyLines)) {
                escaped.append(String.format("\\u%04X", c));
            } else {
                escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }

    /** Whether a text is of printable ASCII only, as nearly all lines are. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean isEscaped(int c, boolean manyLines) {
        return isControl(c) && !(manyLines && (c == '\n' || c == '\t'));
    }
}
