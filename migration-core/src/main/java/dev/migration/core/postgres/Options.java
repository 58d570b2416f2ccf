package dev.migration.core.postgres;

import static java.util.Locale.ROOT;

import java.util.List;
import java.util.Optional;

/** The options of a statement in parentheses: {@code (name = value, name value, name)}. */
final class Options {

    private final List<Token> tokens;

    /** Takes the tokens that follow the opening parenthesis. */
    Options(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** Returns whether a word, a string or a number says no, as PostgreSQL reads a Boolean. */
    static boolean isFalse(Token value) {
        String text = value.text().replace("'", "").toLowerCase(ROOT);
        return text.equals("0")
                || (!text.isEmpty() && ("false".startsWith(text) || "no".startsWith(text)))
                || (text.length() > 1 && "off".startsWith(text));
    }

    /** Returns whether an option is on: by its value, by its name alone, or by default when it is not there. */
    boolean isOn(String name, boolean byDefault) {
        return value(name).map(value -> !isFalse(value)).orElse(byDefault);
    }

    boolean has(String name) {
        return value(name).isPresent();
    }

    /** Returns the last token of an option, which is its value or its name. */
    private Optional<Token> value(String name) {
        for (int i = 0; i < tokens.size(); i++) {
            boolean begins = i == 0 || tokens.get(i - 1).isSymbol(',');
            if (begins && tokens.get(i).isWord(name)) {
                int last = i;
                while (last + 1 < tokens.size() && !isEnd(tokens.get(last + 1))) {
                    last++;
                }
                return Optional.of(tokens.get(last));
            }
        }
        return Optional.empty();
    }

    private static boolean isEnd(Token token) {
        return token.isSymbol(',') || token.isSymbol(')');
    }
}
