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
    private final int length;
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
        this.length = text.length();
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
        while (true) {
            int start = position;
            while (start < length && Characters.isSpace(text.charAt(start))) {
                start++;
            }
            position = start;
            // Nearly all tokens are words and symbols: the rest stands apart, not to be compiled with them.
            char c = at(start);
            if (Characters.isIdentifierStart(c)) {
                return word(start);
            }
            if (Characters.isSymbol(c)) {
                return symbol(start, c);
            }
            if (!isComment(start)) {
                return start < length ? rare(start, c) : token(TokenKind.END, start, start);
            }
            skipComment(start);
            if (c == '-' && isBoundary(start, position)) {
                return token(TokenKind.BOUNDARY, start, position);
            }
        }
    }

    private void skipComment(int start) {
        position = text.charAt(start) == '-'
                ? source.endOfLine(start)
                : closed(
                        QuotedText.endOfBlockComment(text, start),
                        start,
                        "A block comment begins here and never ends. Close it with '*/'.");
    }

    private boolean isBoundary(int start, int end) {
        return boundary.test(text.substring(start, end)) && source.isFirstOnLine(start);
    }

    private Token word(int start) {
        int end = start + 1;
        while (end < length && Characters.isIdentifierPart(text.charAt(end))) {
            end++;
        }
        position = end;
        return end == start + 1 && isAfterPrefix(at(end)) ? prefixed(start) : token(TokenKind.WORD, start, end);
    }

    private Token symbol(int start, char c) {
        if (c == '.' && Characters.isDigit(at(start + 1))) {
            return rare(start, c);
        }
        return run(TokenKind.SYMBOL, start, c == ':' || c == '.' ? endOfSymbol(start, c) : start + 1);
    }

    private static boolean isAfterPrefix(char c) {
        return c == '\'' || c == '&';
    }

    /** Reads what begins with a letter, be it the prefix of a string or a word of its own. */
    private Token prefixed(int start) {
        Token quoted = switch (text.charAt(start)) {
            case 'e', 'E' -> prefixedString(start, QuotedText::endOfEscapeString);
            case 'b', 'B', 'x', 'X' -> prefixedString(start, QuotedText::endOfBitString);
            case 'n', 'N' -> prefixedString(start, QuotedText::endOfPlainString);
            case 'u', 'U' -> unicode(start);
            default -> null;
        };
        return quoted != null ? quoted : run(TokenKind.WORD, start, start + 1);
    }

    private @Nullable Token prefixedString(int start, StringEnd end) {
        return at(start + 1) == '\'' ? string(start, start + 1, end) : null;
    }

    private @Nullable Token unicode(int start) {
        if (text.startsWith("&'", start + 1)) {
            return string(start, start + 2, QuotedText::endOfPlainString);
        }
        return text.startsWith("&\"", start + 1) ? quotedIdentifier(start, start + 2) : null;
    }

    /** Reads a string and what continues it: further quotes of the same kind, with a line ending between. */
    private Token string(int start, int quote, StringEnd end) {
        int continuation = endString(start, quote, end);
        if (continuation < 0) {
            return token(TokenKind.STRING, start, position);
        }
        StringBuilder parts = new StringBuilder().append(text, start, position);
        while (continuation >= 0) {
            int from = continuation;
            continuation = endString(start, from, end);
            parts.append('\n').append(text, from, position);
        }
        return Token.continued(parts.toString(), start, position);
    }

    /** Goes behind a part of a string; returns the offset of the quote that continues it, else -1. */
    private int endString(int start, int quote, StringEnd end) {
        position = closed(
                end.find(text, quote), start, "A string begins here and never ends. Close it with a single quote.");
        return continuation();
    }

    private int continuation() {
        boolean lineEnded = false;
        int i = position;
        while (i < length) {
            if (Characters.isSpace(text.charAt(i))) {
                lineEnded |= Characters.isLineEnd(text.charAt(i));
                i++;
            } else if (text.charAt(i) == '-' && at(i + 1) == '-') {
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

    private Token rare(int start, char c) {
        return switch (c) {
            case '\'' -> string(start, start, QuotedText::endOfPlainString);
            case '"' -> quotedIdentifier(start, start);
            case '$' -> dollar(start);
            case '\\' -> run(TokenKind.META_COMMAND, start, source.endOfLine(start));
            default -> {
                if (Characters.isOperator(c)) {
                    yield run(TokenKind.OPERATOR, start, endOfOperator(start));
                }
                yield Numbers.startsAt(text, start)
                        ? run(TokenKind.NUMBER, start, Numbers.end(text, start))
                        : run(TokenKind.UNKNOWN, start, start + 1);
            }
        };
    }

    private Token dollar(int start) {
        int delimiter = QuotedText.dollarDelimiterLength(text, start);
        if (delimiter > 0) {
            position = closed(
                    QuotedText.endOfDollarString(text, start, delimiter),
                    start,
                    "A dollar-quoted string begins here and never ends. Close it with '"
                            + text.substring(start, start + delimiter) + "'.");
            return token(TokenKind.DOLLAR_STRING, start, position);
        }
        int endOfDigits = Numbers.endOfDigits(text, start + 1);
        return endOfDigits > start + 1
                ? run(TokenKind.PARAMETER, start, endOfDigits)
                : run(TokenKind.UNKNOWN, start, start + 1);
    }

    private int endOfSymbol(int start, char c) {
        char next = at(start + 1);
        boolean two = (c == ':' && (next == ':' || next == '=')) || (c == '.' && next == '.');
        return two ? start + 2 : start + 1;
    }

    /** An operator ends before a comment, and before a trailing sign unless one of its characters is uncommon. */
    private int endOfOperator(int start) {
        int end = start + 1;
        boolean keepsSign = keepsTrailingSign(start);
        while (Characters.isOperator(at(end)) && !isComment(end)) {
            keepsSign |= keepsTrailingSign(end);
            end++;
        }
        while (!keepsSign && end > start + 1 && (text.charAt(end - 1) == '+' || text.charAt(end - 1) == '-')) {
            end--;
        }
        return end;
    }

    private boolean isComment(int at) {
        char c = at(at);
        return (c == '-' && at(at + 1) == '-') || (c == '/' && at(at + 1) == '*');
    }

    private boolean keepsTrailingSign(int at) {
        return KEEPS_TRAILING_SIGN.indexOf(text.charAt(at)) >= 0;
    }

    /** Returns the character at an offset; beyond the end U+0000, which begins and continues nothing. */
    private char at(int offset) {
        return offset < length ? text.charAt(offset) : '\0';
    }

    private Token run(TokenKind kind, int start, int end) {
        position = end;
        return token(kind, start, end);
    }

    private Token token(TokenKind kind, int start, int end) {
        return Token.in(text, kind, start, end);
    }

    private int closed(int end, int start, String fault) {
        if (end != QuotedText.UNTERMINATED) {
            return end;
        }
        fault(start, fault);
        return length;
    }

    /** Finds where the quotes of one kind of string end. */
    @FunctionalInterface
    private interface StringEnd {
        int find(String text, int quote);
    }
}
