package dev.migration.core.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Knows whether a semicolon ends the statement: not in parentheses ({@code CREATE RULE … DO (a; b)}) and not in the
 * {@code BEGIN ATOMIC … END} body of a function.
 *
 * <p>{@code END} closes a body only where a statement could begin; that of {@code CASE … END} never stands there.
 */
final class Nesting {

    private static final Token NOTHING = Token.in("", TokenKind.END, 0, 0);

    private final List<Token> parentheses = new ArrayList<>();
    private final List<Token> bodies = new ArrayList<>();
    private FunctionHead head = FunctionHead.OTHER;
    private Token previous = NOTHING;

    /** Begins the next statement. */
    void clear() {
        parentheses.clear();
        bodies.clear();
        head = FunctionHead.OTHER;
        previous = NOTHING;
    }

    /** Takes note of the statement's first tokens, four at least, which tell whether it may have a body. */
    void begin(List<Token> tokens) {
        head = FunctionHead.START;
        for (Token token : tokens) {
            head = head.isSettled() ? head : head.after(token);
        }
    }

    /** Returns whether a semicolon at this point ends the whole statement. */
    boolean isOutermost() {
        return parentheses.isEmpty() && bodies.isEmpty();
    }

    /** Takes the next token, a semicolon inside the statement included; returns false when it closes nothing open. */
    boolean accept(Token token) {
        boolean balanced = true;
        if (token.isSymbol('(')) {
            parentheses.add(token);
        } else if (token.isSymbol(')')) {
            balanced = !parentheses.isEmpty();
            removeLast(parentheses);
        } else if (mayHaveBody() && parentheses.isEmpty()) {
            acceptOutsideParentheses(token);
        }
        previous = token;
        return balanced;
    }

    private boolean mayHaveBody() {
        return head != FunctionHead.OTHER || !bodies.isEmpty();
    }

    /** Hands over every construct that is still open, in the order of the text, with what to say about it. */
    void forEachOpen(BiConsumer<Token, String> fault) {
        bodies.forEach(
                body -> fault.accept(body, "A BEGIN ATOMIC body begins here and never ends. Close it with 'END'."));
        parentheses.forEach(
                open -> fault.accept(open, "A parenthesis opens here and is never closed. Close it with ')'."));
    }

    private static void removeLast(List<Token> tokens) {
        if (!tokens.isEmpty()) {
            tokens.remove(tokens.size() - 1);
        }
    }

    private void acceptOutsideParentheses(Token token) {
        boolean startsStatement = previous.isSymbol(';') || previous.isWord("atomic");
        if (token.isSymbol(';')) {
            head = FunctionHead.START;
        } else if (head == FunctionHead.FUNCTION && token.isWord("atomic") && previous.isWord("begin")) {
            bodies.add(previous);
            head = FunctionHead.START;
        } else if (!bodies.isEmpty() && startsStatement && token.isWord("end")) {
            removeLast(bodies);
            head = FunctionHead.OTHER;
        } else {
            head = head.isSettled() ? head : head.after(token);
        }
    }

    /** How far the words {@code CREATE [OR REPLACE] FUNCTION|PROCEDURE} have come. */
    private enum FunctionHead {
        START,
        CREATE,
        OR,
        REPLACE,
        FUNCTION,
        OTHER;

        /** Returns whether no token but a semicolon changes it. */
        boolean isSettled() {
            return this == FUNCTION || this == OTHER;
        }

        FunctionHead after(Token token) {
            return switch (this) {
                case START -> token.isWord("create") ? CREATE : OTHER;
                case CREATE -> token.isWord("or") ? OR : functionOrOther(token);
                case OR -> token.isWord("replace") ? REPLACE : OTHER;
                case REPLACE -> functionOrOther(token);
                case FUNCTION, OTHER -> this;
            };
        }

        private static FunctionHead functionOrOther(Token token) {
            return token.isWord("function") || token.isWord("procedure") ? FUNCTION : OTHER;
        }
    }
}
