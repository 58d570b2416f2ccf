package dev.migration.core.postgres;

/**
 * A token of SQL text.
 *
 * @param text as written; of a string with continuations only its parts, joined by LF
 * @param start offset of its first character
 * @param end offset after its last character
 */
record Token(TokenKind kind, String text, int start, int end) {

    /** Returns whether this is the given keyword, which is in lower case. */
    boolean isWord(String keyword) {
        return kind == TokenKind.WORD && Characters.isKeyword(text, keyword);
    }

    boolean isSymbol(char symbol) {
        return kind == TokenKind.SYMBOL && text.length() == 1 && text.charAt(0) == symbol;
    }

    /** Returns the word with its ASCII letters in lower case, as keywords are compared; of any other token nothing. */
    String word() {
        return kind == TokenKind.WORD ? Characters.toLowerCase(text) : "";
    }
}
