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

    private static final TokenReader WORD = Lexer::word;

    /**
     * The readers by the ASCII character that a token begins with. Calls through a table stay calls: Java does not compile
     * what is rare together with what is not.
     */
    private static final TokenReader[] BY_FIRST = byFirst();

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
        Token token = null;
        while (token == null) {
            int start = position;
            while (start < length && Characters.isSpace(text.charAt(start))) {
                start++;
            }
            if (start == length) {
                return run(TokenKind.END, start, start);
            }
            char c = text.charAt(start);
            token = (c < BY_FIRST.length ? BY_FIRST[c] : WORD).read(this, start);
        }
        return token;
    }

    /** Reads a comment, which is a token only where the reader wants to stop at it, or an operator. */
    private @Nullable Token commentOrOperator(int start) {
        if (!isComment(start)) {
            return operator(start);
        }
        skipComment(start);
        return text.charAt(start) == '-' && isBoundary(start, position)
                ? token(TokenKind.BOUNDARY, start, position)
                : null;
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
        return run(TokenKind.WORD, start, end);
    }

    /** Reads what begins with a letter that may be the prefix of a string. */
    private Token prefixOrWord(int start) {
        char next = at(start + 1);
        if (next != '\'' && next != '&') {
            return word(start);
        }
        Token quoted = switch (text.charAt(start)) {
            case 'e', 'E' -> prefixedString(start, QuotedText::endOfEscapeString);
            case 'b', 'B', 'x', 'X' -> prefixedString(start, QuotedText::endOfBitString);
            case 'n', 'N' -> prefixedString(start, QuotedText::endOfPlainString);
            default -> unicode(start);
        };
        return quoted != null ? quoted : word(start);
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

    private Token plainString(int start) {
        return string(start, start, QuotedText::endOfPlainString);
    }

    private Token quotedIdentifier(int start) {
        return quotedIdentifier(start, start);
    }

    private Token metaCommand(int start) {
        return run(TokenKind.META_COMMAND, start, source.endOfLine(start));
    }

    private Token number(int start) {
        return run(TokenKind.NUMBER, start, Numbers.end(text, start));
    }

    private Token operator(int start) {
        return run(TokenKind.OPERATOR, start, endOfOperator(start));
    }

    private Token unknown(int start) {
        return run(TokenKind.UNKNOWN, start, start + 1);
    }

    private Token symbol(int start) {
        return run(TokenKind.SYMBOL, start, start + 1);
    }

    private Token colon(int start) {
        char next = at(start + 1);
        return run(TokenKind.SYMBOL, start, next == ':' || next == '=' ? start + 2 : start + 1);
    }

    private Token dot(int start) {
        char next = at(start + 1);
        if (Characters.isDigit(next)) {
            return number(start);
        }
        return run(TokenKind.SYMBOL, start, next == '.' ? start + 2 : start + 1);
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
        return endOfDigits > start + 1 ? run(TokenKind.PARAMETER, start, endOfDigits) : unknown(start);
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

    private static TokenReader[] byFirst() {
        TokenReader[] readers = new TokenReader[0x80];
        for (char c = 0; c < readers.length; c++) {
            if (Characters.isIdentifierStart(c)) {
                readers[c] = "bBeEnNuUxX".indexOf(c) < 0 ? WORD : Lexer::prefixOrWord;
            } else if (Characters.isDigit(c)) {
                readers[c] = Lexer::number;
            } else if (Characters.isOperator(c)) {
                readers[c] = c == '-' || c == '/' ? Lexer::commentOrOperator : Lexer::operator;
            } else {
                readers[c] = Characters.isSymbol(c) ? Lexer::symbol : Lexer::unknown;
            }
        }
        readers[':'] = Lexer::colon;
        readers['.'] = Lexer::dot;
        readers['\''] = Lexer::plainString;
        readers['"'] = Lexer::quotedIdentifier;
        readers['$'] = Lexer::dollar;
        readers['\\'] = Lexer::metaCommand;
        return readers;
    }

    /** Reads the token that begins with a character. */
    @FunctionalInterface
    private interface TokenReader {

        /** Returns the token at an offset and moves the lexer behind it; nothing where that was a comment. */
        @Nullable
        Token read(Lexer lexer, int start);
    }

    /** Finds where the quotes of one kind of string end. */
    @FunctionalInterface
    private interface StringEnd {
        int find(String text, int quote);
    }
}
