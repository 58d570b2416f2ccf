package dev.migration.core.postgres;

/**
 * The character classes of PostgreSQL's lexer.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html">Lexical structure</a>
 */
final class Characters {

    private static final int ASCII = 0x80;

    private static final int SPACE = 1;
    private static final int LETTER = 2;
    private static final int DIGIT = 4;
    private static final int IDENTIFIER_PART = 8;
    private static final int OPERATOR = 16;
    private static final int SYMBOL = 32;

    /** The classes of each ASCII character: a look-up is less to compile than comparisons, and scripts are read in a young Java. */
    private static final byte[] CLASSES = classes();

    private Characters() {}

    private static byte[] classes() {
        byte[] classes = new byte[ASCII];
        // The vertical tab is white space from PostgreSQL 16 on, and an error before.
        add(classes, " \t\n\u000B\f\r", SPACE);
        add(classes, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_", LETTER | IDENTIFIER_PART);
        add(classes, "0123456789", DIGIT | IDENTIFIER_PART);
        add(classes, "$", IDENTIFIER_PART);
        add(classes, "~!@#^&|`?+-*/%<>=", OPERATOR);
        add(classes, ",()[].;:", SYMBOL);
        return classes;
    }

    private static void add(byte[] classes, String characters, int bits) {
        characters.chars().forEach(c -> classes[c] |= (byte) bits);
    }

    static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    static boolean isSpace(char c) {
        return c < ASCII && (CLASSES[c] & SPACE) != 0;
    }

    /** Every character beyond ASCII, white space included, is a letter to PostgreSQL. */
    static boolean isIdentifierStart(char c) {
        return c >= ASCII || (CLASSES[c] & LETTER) != 0;
    }

    static boolean isIdentifierPart(char c) {
        return c >= ASCII || (CLASSES[c] & IDENTIFIER_PART) != 0;
    }

    static boolean isDigit(char c) {
        return c < ASCII && (CLASSES[c] & DIGIT) != 0;
    }

    static boolean isOperator(char c) {
        return c < ASCII && (CLASSES[c] & OPERATOR) != 0;
    }

    static boolean isSymbol(char c) {
        return c < ASCII && (CLASSES[c] & SYMBOL) != 0;
    }

    /**
     * Returns whether the word between two offsets is the given keyword, which is in lower case: ASCII letters count as the
     * same in either case.
     */
    static boolean isKeyword(String text, int start, int end, String keyword) {
        if (end - start != keyword.length()) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (toLowerCase(text.charAt(i)) != keyword.charAt(i - start)) {
                return false;
            }
        }
        return true;
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
            lower[i] = toLowerCase(lower[i]);
        }
        return new String(lower);
    }

    private static char toLowerCase(char c) {
        return isUpperCase(c) ? (char) (c + ('a' - 'A')) : c;
    }

    private static boolean isUpperCase(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
