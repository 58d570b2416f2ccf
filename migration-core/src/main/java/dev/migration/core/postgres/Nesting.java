package dev.migration.core.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Knows whether a semicolon ends the statement: not in parentheses ({@code CREATE RULE … DO (a; b)}) and not in the
 * {@code BEGIN ATOMIC … END} body of a function.
 */
final class Nesting {

    private final List<Token> parentheses = new ArrayList<>();
    private final AtomicBodies bodies;

    /** Follows the statement that these tokens, more and more, are of. */
    Nesting(List<Token> tokens) {
        this.bodies = new AtomicBodies(tokens);
    }

    /** Begins the next statement. */
    void clear() {
        parentheses.clear();
        bodies.clear();
    }

    /** Returns whether a semicolon at this point ends the whole statement. */
    boolean isOutermost() {
        return parentheses.isEmpty() && bodies.open().isEmpty();
    }

    /** Takes the next token, a semicolon inside the statement included; returns false when it closes nothing open. */
    boolean accept(Token token) {
        if (token.isSymbol('(')) {
            parentheses.add(token);
        } else if (token.isSymbol(')')) {
            return removeLast(parentheses);
        }
        return true;
    }

    /** Hands over every construct that is still open, in the order of the text, with what to say about it. */
    void forEachOpen(BiConsumer<Token, String> fault) {
        bodies.open()
                .forEach(body ->
                        fault.accept(body, "A BEGIN ATOMIC body begins here and never ends. Close it with 'END'."));
        parentheses.forEach(
                open -> fault.accept(open, "A parenthesis opens here and is never closed. Close it with ')'."));
    }

    /** Returns false where there is nothing to remove. */
    private static boolean removeLast(List<Token> tokens) {
        if (tokens.isEmpty()) {
            return false;
        }
        tokens.remove(tokens.size() - 1);
        return true;
    }
}
