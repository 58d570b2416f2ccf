package dev.migration.core.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The tokens of the statement that is being read; one serves for all statements of a text, one after the other. */
final class StatementInProgress {

    /** Statements whose first words are all that matters, and that may be very long. */
    private static final Set<String> DATA = Set.of("insert", "select", "values", "with", "update", "delete", "merge");

    private static final int LONG = 1000;
    private static final int USUAL_LENGTH = 20;

    private final List<Token> tokens = new ArrayList<>(USUAL_LENGTH);
    private final Nesting nesting = new Nesting(tokens);
    private boolean keepsAll = true;
    private int end;

    /** Begins the next statement. */
    void clear() {
        nesting.clear();
        tokens.clear();
        keepsAll = true;
    }

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
            if (tokens.size() == LONG) {
                keepsAll = !DATA.contains(tokens.get(0).word());
            }
        }
        end = token.end();
        return nesting.accept(token);
    }

    /** Returns all tokens, or of a long statement that handles rows the first ones. */
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
