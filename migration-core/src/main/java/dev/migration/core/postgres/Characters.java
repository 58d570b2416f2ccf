package dev.migration.core.postgres;

/**
 * The character classes of PostgreSQL's lexer.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html">Lexical structure</a>
 */
final class Characters {

    private static final String OPERATOR = "~!@#^&|`?+-*/%<>=";
    private static final String SYMBOL = ",()[].;:";

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
        return OPERATOR.indexOf(c) >= 0;
    }

    static boolean isSymbol(char c) {
        return SYMBOL.indexOf(c) >= 0;
    }
}
