package dev.migration.core.postgres;

/**
 * The character classes of PostgreSQL's lexer.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html">Lexical structure</a>
 */
final class Characters {

    private Characters() {}

    static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    static boolean isSpace(char c) {
        // The vertical tab is white space from PostgreSQL 16 on, and an error before.
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    /** Every character beyond ASCII, white space included, is a letter to PostgreSQL. */
    static boolean isIdentifierStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    }

    static boolean isIdentifierPart(char c) {
        return isIdentifierStart(c) || isDigit(c) || c == '$';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isOperator(char c) {
        return switch (c) {
            case '~', '!', '@', '#', '^', '&', '|', '`', '?', '+', '-', '*', '/', '%', '<', '>', '=' -> true;
            default -> false;
        };
    }

    static boolean isSymbol(char c) {
        return switch (c) {
            case ',', '(', ')', '[', ']', '.', ';', ':' -> true;
            default -> false;
        };
    }

    /** Returns a text with its ASCII letters in lower case, as keywords are compared. */
    static String toLowerCase(String text) {
        int upper = 0;
        while (upper < text.length() && !isUpperCase(text.charAt(upper))) {
            upper++;
        }
        if (upper == text.length()) {
            return text;
        }
        char[] lower = text.toCharArray();
        for (int i = upper; i < lower.length; i++) {
            if (isUpperCase(lower[i])) {
                lower[i] = (char) (lower[i] + ('a' - 'A'));
            }
        }
        return new String(lower);
    }

    private static boolean isUpperCase(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
