package dev.migration.core.postgres;

import org.jspecify.annotations.Nullable;

/** A token of SQL text. Its own text is copied only for who asks: nobody does of most tokens. Not thread-safe. */
final class Token {

    private final TokenKind kind;
    private final int start;
    private final int end;
    private final String source;
    private final int textStart;
    private final int textEnd;
    private @Nullable String word;

    private Token(TokenKind kind, int start, int end, String source, int textStart, int textEnd) {
        this.kind = kind;
        this.start = start;
        this.end = end;
        this.source = source;
        this.textStart = textStart;
        this.textEnd = textEnd;
    }

    /** Returns the token that stands between two offsets of a text. */
    static Token in(String source, TokenKind kind, int start, int end) {
        return new Token(kind, start, end, source, start, end);
    }

    /** Returns a string with continuations, of which only the parts are its text, joined by LF. */
    static Token continued(String text, int start, int end) {
        return new Token(TokenKind.STRING, start, end, text, 0, text.length());
    }

    TokenKind kind() {
        return kind;
    }

    /** Returns the offset of its first character. */
    int start() {
        return start;
    }

    /** Returns the offset after its last character. */
    int end() {
        return end;
    }

    /** Returns its text as written; of a string with continuations only the parts, joined by LF. */
    String text() {
        return source.substring(textStart, textEnd);
    }

    /** Returns whether its text is all that stands between its offsets, which it is not where a string is continued. */
    boolean isAllText() {
        return textStart == start && textEnd == end;
    }

    /** Returns whether this is the given keyword, which is in lower case. */
    boolean isWord(String keyword) {
        return kind == TokenKind.WORD && Characters.isKeyword(source, textStart, textEnd, keyword);
    }

    boolean isSymbol(char symbol) {
        return kind == TokenKind.SYMBOL && textEnd == textStart + 1 && source.charAt(textStart) == symbol;
    }

    /** Returns the word with its ASCII letters in lower case, as keywords are compared; of any other token nothing. */
    String word() {
        String known = word;
        if (known == null) {
            known = kind == TokenKind.WORD ? Characters.toLowerCase(text()) : "";
            word = known;
        }
        return known;
    }

    /** Returns the text. */
    @Override
    public String toString() {
        return text();
    }
}
