package dev.migration.core.postgres;

/** What a token is to PostgreSQL's lexer. */
enum TokenKind {
    /** A keyword or an identifier without quotes. */
    WORD,
    /** {@code "…"} or {@code U&"…"}. */
    QUOTED_IDENTIFIER,
    /** A string between single quotes, with its prefix and all its continuations. */
    STRING,
    /** {@code $tag$…$tag$}. */
    DOLLAR_STRING,
    NUMBER,
    /** {@code $1}. */
    PARAMETER,
    OPERATOR,
    /** One of {@code , ( ) [ ] . ; :}, {@code ::}, {@code :=} or {@code ..}. */
    SYMBOL,
    /** A character with no meaning to PostgreSQL. */
    UNKNOWN,
    /** A backslash and the rest of its line: a command of psql. */
    META_COMMAND,
    /** A comment at which the reader wants to stop. */
    BOUNDARY,
    /** The end of the text. */
    END;

    /** Returns whether no statement goes on beyond such a token. */
    boolean endsPart() {
        return this == BOUNDARY || this == END;
    }
}
