package dev.migration.core.postgres;

import java.util.ArrayList;
import java.util.List;

/**
 * The {@code BEGIN ATOMIC … END} bodies that are open in a statement. It is looked through for them only when one asks, and
 * only if it creates a function, which few statements do.
 *
 * <p>{@code END} closes a body only where a statement could begin; that of {@code CASE … END} never stands there.
 */
final class AtomicBodies {

    /** So many tokens tell whether a statement creates a function: {@code CREATE OR REPLACE FUNCTION}. */
    private static final int TOKENS_THAT_TELL = 4;

    private final List<Token> tokens;
    private final List<Token> open = new ArrayList<>(1);
    private FunctionHead head = FunctionHead.FUNCTION;
    private int parentheses;
    private int seen;

    /** Looks at the statement that these tokens, more and more, are of. */
    AtomicBodies(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** Begins the next statement. */
    void clear() {
        open.clear();
        head = FunctionHead.FUNCTION;
        parentheses = 0;
        seen = 0;
    }

    /** Returns the word {@code BEGIN} of each body that is open behind the last token, outermost first. */
    List<Token> open() {
        if (createsFunction()) {
            for (; seen < tokens.size(); seen++) {
                accept(tokens.get(seen));
            }
        }
        return open;
    }

    private boolean createsFunction() {
        if (tokens.size() < TOKENS_THAT_TELL || !word(0).equals("create")) {
            return false;
        }
        String second = word(1);
        return FunctionHead.isFunction(second)
                || (second.equals("or") && word(2).equals("replace") && FunctionHead.isFunction(word(3)));
    }

    private String word(int index) {
        return tokens.get(index).word();
    }

    private void accept(Token token) {
        if (token.isSymbol('(')) {
            parentheses++;
        } else if (token.isSymbol(')')) {
            parentheses = Math.max(0, parentheses - 1);
        } else if (parentheses == 0 && seen >= TOKENS_THAT_TELL - 1 && mayHaveBody()) {
            acceptOutsideParentheses(token, tokens.get(seen - 1));
        }
    }

    private boolean mayHaveBody() {
        return head != FunctionHead.OTHER || !open.isEmpty();
    }

    private void acceptOutsideParentheses(Token token, Token previous) {
        boolean startsStatement = previous.isSymbol(';') || previous.isWord("atomic");
        if (token.isSymbol(';')) {
            head = FunctionHead.START;
        } else if (head == FunctionHead.FUNCTION && token.isWord("atomic") && previous.isWord("begin")) {
            open.add(previous);
            head = FunctionHead.START;
        } else if (!open.isEmpty() && startsStatement && token.isWord("end")) {
            open.remove(open.size() - 1);
            head = FunctionHead.OTHER;
        } else {
            head = head.after(token.word());
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

        static boolean isFunction(String word) {
            return word.equals("function") || word.equals("procedure");
        }

        /** No word but the next statement's first changes one that is through. */
        FunctionHead after(String word) {
            return switch (this) {
                case START -> word.equals("create") ? CREATE : OTHER;
                case CREATE -> word.equals("or") ? OR : functionOrOther(word);
                case OR -> word.equals("replace") ? REPLACE : OTHER;
                case REPLACE -> functionOrOther(word);
                case FUNCTION, OTHER -> this;
            };
        }

        private static FunctionHead functionOrOther(String word) {
            return isFunction(word) ? FUNCTION : OTHER;
        }
    }
}
