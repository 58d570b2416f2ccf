package dev.migration.core.postgres;

/** Finds where numbers end: {@code 1_000}, {@code 1.5e-3}, {@code .5}, {@code 0xFF}. */
final class Numbers {

    private Numbers() {}

    /** Returns the offset after the number that begins at an offset, with a digit or with a dot and a digit. */
    static int end(String text, int start) {
        int end = endOfDigits(text, start);
        if (end > start && (end == text.length() || !continues(text.charAt(end)))) {
            return end;
        }
        int based = endOfBased(text, start);
        if (based > start) {
            return based;
        }
        // Two dots are a token of their own.
        if (text.startsWith(".", end) && !text.startsWith("..", end)) {
            end = endOfDigits(text, end + 1);
        }
        return endOfExponent(text, end);
    }

    /** Returns whether a number may go on with a character after its first digits. */
    private static boolean continues(char c) {
        return c == '.' || Characters.isIdentifierPart(c);
    }

    /** Returns the offset after the digits at an offset, single underscores between them included. */
    static int endOfDigits(String text, int start) {
        int end = start;
        while (isDigit(text, end) || (end > start && text.startsWith("_", end) && isDigit(text, end + 1))) {
            end++;
        }
        return end;
    }

    private static int endOfExponent(String text, int end) {
        if (!text.startsWith("e", end) && !text.startsWith("E", end)) {
            return end;
        }
        boolean signed = text.startsWith("+", end + 1) || text.startsWith("-", end + 1);
        int digits = signed ? end + 2 : end + 1;
        int after = endOfDigits(text, digits);
        return after > digits ? after : end;
    }

    private static int endOfBased(String text, int start) {
        if (!text.startsWith("0", start) || start + 2 >= text.length()) {
            return start;
        }
        int radix = switch (text.charAt(start + 1)) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 0;
        };
        int end = start + 2;
        while (radix > 0
                && (isDigit(text, end, radix) || (text.startsWith("_", end) && isDigit(text, end + 1, radix)))) {
            end++;
        }
        return end > start + 2 ? end : start;
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && Characters.isDigit(text.charAt(at));
    }

    private static boolean isDigit(String text, int at, int radix) {
        return at < text.length() && text.charAt(at) < 0x80 && Character.digit(text.charAt(at), radix) >= 0;
    }
}
