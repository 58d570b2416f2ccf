package dev.migration.core.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The tokens of a statement that is being read. */
final class StatementInProgress {

    /** Statements whose first words are all that matters, and that may be very long. */
    private static final Set<String> DATA = Set.of("insert", "select", "values", "with", "update", "delete", "merge");

    private static final int WORDS_THAT_TELL = 4;
    private static final int USUAL_LENGTH = 20;

    private final Nesting nesting = new Nesting();
    private final List<Token> tokens = new ArrayList<>(USUAL_LENGTH);
    private boolean keepsAll = true;
    private int end;

    boolean isEmpty() {
        return tokens.isEmpty();
    }

    Nesting nesting() {
        return nesting;
    }

    /** Adds a token; returns false when it closes a parenthesis that was never opened. */
    boolean add(Token token) {
        if (keepsAll) {
            tokens.add(token);
            if (tokens.size() == WORDS_THAT_TELL) {
                tell();
            }
        }
        end = token.end();
        return nesting.accept(token);
    }

    private void tell() {
        keepsAll = !DATA.contains(tokens.get(0).word());
        nesting.begin(tokens);
    }

    /** Returns all tokens, or of a statement that handles rows the first ones. */
    List<Token> tokens() {
        return tokens;
    }

    int start() {
        return tokens.get(0).start();
    }

    int end() {
        return end;
    }
}
