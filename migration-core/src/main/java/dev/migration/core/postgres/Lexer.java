package dev.migration.core.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tokens of SQL text as PostgreSQL does with {@code standard_conforming_strings} on. Not thread-safe.
 *
 * <p>Comments and white space are skipped, but for the comments at which the reader wants to stop. What never ends is
 * noted as a fault and taken to reach to the end of the text.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html">Lexical structure</a>
 */
final class Lexer {

    private static final String KEEPS_TRAILING_SIGN = "~!@#^&|`?%";

    private final SourceText source;
    private final String text;
    private final Predicate<String> boundary;
    private final List<SqlFault> faults = new ArrayList<>();
    private int position;

    /**
     * Creates a lexer.
     *
     * @param position offset to start at
     * @param boundary which line comments, told by their text from the dashes on, are tokens where they stand alone
     *     on a line
     */
    Lexer(SourceText source, int position, Predicate<String> boundary) {
        this.source = source;
        this.text = source.content();
        this.position = position;
        this.boundary = boundary;
    }

    /** Returns the faults found so far, in the order of the text. */
    List<SqlFault> faults() {
        return faults;
    }

    /** Notes a fault. */
    void fault(int offset, String message) {
        faults.add(new SqlFault(source.placeAt(offset), message));
    }

    /** Returns the offset at which the next token is looked for. */
    int position() {
        return position;
    }

    /** Goes on at another offset. */
    void moveTo(int offset) {
        position = offset;
    }

    /** Reads the next token, {@link TokenKind#END} again and again at the end. */
    Token next() {
        int comment = skipBlanks();
        if (comment >= 0) {
            return token(TokenKind.BOUNDARY, comment, position);
        }
        if (position >= text.length()) {
            return new Token(TokenKind.END, "", text.length(), text.length());
        }
        Token quoted = quoted(position);
        return quoted != null ? quoted : unquoted(position);
    }

    /** Skips white space and comments; returns the offset of a boundary when it met one, else -1. */
    private int skipBlanks() {
        while (position < text.length()) {
            int start = position;
            char c = text.charAt(start);
            if (Characters.isSpace(c)) {
                position++;
            } else if (c != '-' && c != '/') {
                return -1;
            } else if (text.startsWith("--", start)) {
                position = source.endOfLine(start);
                if (isBoundary(start, position)) {
                    return start;
                }
            } else if (text.startsWith("/*", start)) {
                position = closed(
                        QuotedText.endOfBlockComment(text, start),
                        start,
                        "A block comment begins here and never ends. Close it with '*/'.");
            } else {
                return -1;
            }
        }
        return -1;
    }

    private boolean isBoundary(int start, int end) {
        return boundary.test(text.substring(start, end)) && source.isFirstOnLine(start);
    }

    private @Nullable Token quoted(int start) {
        char c = text.charAt(start);
        return switch (c) {
            case '\'' -> string(start, start, QuotedText::endOfPlainString);
            case 'e', 'E' -> prefixedString(start, QuotedText::endOfEscapeString);
            case 'b', 'B', 'x', 'X' -> prefixedString(start, QuotedText::endOfBitString);
            case 'n', 'N' -> prefixedString(start, QuotedText::endOfPlainString);
            case 'u', 'U' -> unicode(start);
            case '"' -> quotedIdentifier(start, start);
            case '$' -> dollarString(start);
            default -> null;
        };
    }

    private @Nullable Token prefixedString(int start, StringEnd end) {
        return text.startsWith("'", start + 1) ? string(start, start + 1, end) : null;
    }

    private @Nullable Token unicode(int start) {
        if (text.startsWith("&'", start + 1)) {
            return string(start, start + 2, QuotedText::endOfPlainString);
        }
        return text.startsWith("&\"", start + 1) ? quotedIdentifier(start, start + 2) : null;
    }

    /** Reads a string and what continues it: further quotes of the same kind, with a line ending between. */
    private Token string(int start, int quote, StringEnd end) {
        StringBuilder parts = new StringBuilder();
        int opening = quote;
        int from = start;
        while (true) {
            position = closed(
                    end.find(text, opening),
                    start,
                    "A string begins here and never ends. Close it with a single quote.");
            int continuation = continuation();
            parts.append(text, from, position);
            if (continuation < 0) {
                return new Token(TokenKind.STRING, parts.toString(), start, position);
            }
            parts.append('\n');
            opening = continuation;
            from = continuation;
        }
    }

    private int continuation() {
        boolean lineEnded = false;
        int i = position;
        while (i < text.length()) {
            if (Characters.isSpace(text.charAt(i))) {
                lineEnded |= Characters.isLineEnd(text.charAt(i));
                i++;
            } else if (text.startsWith("--", i)) {
                int end = source.endOfLine(i);
                if (isBoundary(i, end)) {
                    return -1;
                }
                i = end;
            } else {
                return lineEnded && text.charAt(i) == '\'' ? i : -1;
            }
        }
        return -1;
    }

    private Token quotedIdentifier(int start, int quote) {
        position = closed(
                QuotedText.endOfQuotedIdentifier(text, quote),
                start,
                "A quoted identifier begins here and never ends. Close it with a double quote.");
        return token(TokenKind.QUOTED_IDENTIFIER, start, position);
    }

    private @Nullable Token dollarString(int start) {
        int length = QuotedText.dollarDelimiterLength(text, start);
        if (length == 0) {
            return null;
        }
        position = closed(
                QuotedText.endOfDollarString(text, start, length),
                start,
                "A dollar-quoted string begins here and never ends. Close it with '"
                        + text.substring(start, start + length) + "'.");
        return token(TokenKind.DOLLAR_STRING, start, position);
    }

    private Token unquoted(int start) {
        char c = text.charAt(start);
        if (Characters.isIdentifierStart(c)) {
            return run(TokenKind.WORD, start, endOfWord(start));
        }
        if (Numbers.startsAt(text, start)) {
            return run(TokenKind.NUMBER, start, Numbers.end(text, start));
        }
        if (Characters.isOperator(c)) {
            return run(TokenKind.OPERATOR, start, endOfOperator(start));
        }
        if (c == '\\') {
            return run(TokenKind.META_COMMAND, start, source.endOfLine(start));
        }
        if (c == '$' && Numbers.endOfDigits(text, start + 1) > start + 1) {
            return run(TokenKind.PARAMETER, start, Numbers.endOfDigits(text, start + 1));
        }
        if (Characters.isSymbol(c)) {
            return run(TokenKind.SYMBOL, start, start + (isSymbolOfTwo(c, start) ? 2 : 1));
        }
        return run(TokenKind.UNKNOWN, start, start + 1);
    }

    private boolean isSymbolOfTwo(char c, int start) {
        return switch (c) {
            case ':' -> text.startsWith(":", start + 1) || text.startsWith("=", start + 1);
            case '.' -> text.startsWith(".", start + 1);
            default -> false;
        };
    }

    private int endOfWord(int start) {
        int end = start + 1;
        while (end < text.length() && Characters.isIdentifierPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** An operator ends before a comment, and before a trailing sign unless one of its characters is uncommon. */
    private int endOfOperator(int start) {
        int end = start + 1;
        while (end < text.length()
                && Characters.isOperator(text.charAt(end))
                && !text.startsWith("--", end)
                && !text.startsWith("/*", end)) {
            end++;
        }
        boolean keepsSign = text.substring(start, end).chars().anyMatch(c -> KEEPS_TRAILING_SIGN.indexOf(c) >= 0);
        while (!keepsSign && end > start + 1 && (text.charAt(end - 1) == '+' || text.charAt(end - 1) == '-')) {
            end--;
        }
        return end;
    }

    private Token run(TokenKind kind, int start, int end) {
        position = end;
        return token(kind, start, end);
    }

    private Token token(TokenKind kind, int start, int end) {
        return new Token(kind, text.substring(start, end), start, end);
    }

    private int closed(int end, int start, String fault) {
        if (end != QuotedText.UNTERMINATED) {
            return end;
        }
        fault(start, fault);
        return text.length();
    }

    /** Finds where the quotes of one kind of string end. */
    @FunctionalInterface
    private interface StringEnd {
        int find(String text, int quote);
    }
}
