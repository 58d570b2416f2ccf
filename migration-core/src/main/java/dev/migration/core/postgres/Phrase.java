package dev.migration.core.postgres;

import java.util.ArrayList;
import java.util.List;

/** The tokens of a statement, asked by position; beyond the end there are empty words. */
final class Phrase {

    private final List<Token> tokens;

    Phrase(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** Returns the tokens of a text. */
    static Phrase of(String text) {
        Lexer lexer = new Lexer(new SourceText("", text), 0, comment -> false);
        List<Token> tokens = new ArrayList<>();
        for (Token token = lexer.next(); token.kind() != TokenKind.END; token = lexer.next()) {
            tokens.add(token);
        }
        return new Phrase(tokens);
    }

    int size() {
        return tokens.size();
    }

    /** Returns a word in lower case; empty when the token is not an unquoted word. */
    String word(int index) {
        return index < tokens.size() ? tokens.get(index).word() : "";
    }

    /** Returns a token as written. */
    String text(int index) {
        return index < tokens.size() ? tokens.get(index).text() : "";
    }

    String lastWord() {
        return word(tokens.size() - 1);
    }

    TokenKind kind(int index) {
        return index < tokens.size() ? tokens.get(index).kind() : TokenKind.END;
    }

    /** Returns the name that begins at a position, as written but for white space and comments. */
    String qualifiedName(int index) {
        StringBuilder name = new StringBuilder(text(index));
        for (int i = index + 1; text(i).equals("."); i += 2) {
            name.append('.').append(text(i + 1));
        }
        return name.toString();
    }

    /** Returns whether two words stand side by side somewhere. */
    boolean contains(String first, String second) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).isWord(first) && tokens.get(i + 1).isWord(second)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the position after the parentheses that open at a position, or that position when none do. */
    int afterParentheses(int index) {
        int depth = 0;
        int i = index;
        while (i < tokens.size() && (depth > 0 || (i == index && tokens.get(i).isSymbol('(')))) {
            if (tokens.get(i).isSymbol('(')) {
                depth++;
            } else if (tokens.get(i).isSymbol(')')) {
                depth--;
            }
            i++;
        }
        return i;
    }

    /** Returns the options in the parentheses that open at a position. */
    Options optionsAt(int index) {
        return new Options(tokens.subList(index + 1, afterParentheses(index)));
    }

    /** Returns the options in the last parentheses, none when there are none. */
    Options lastOptions() {
        for (int i = tokens.size() - 1; i >= 0; i--) {
            if (tokens.get(i).isSymbol('(')) {
                return new Options(tokens.subList(i + 1, tokens.size()));
            }
        }
        return new Options(List.of());
    }
}
