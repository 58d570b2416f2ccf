package dev.migration.core.run.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Several statements that travel to the server as one simple-query message, so in one round trip.
 *
 * <p>The server answers each statement by its own completion. Counting these tells which one failed, which a run-time
 * error by itself does not say (PostgreSQL manual, "Message Flow", "Multiple Statements in a Simple Query").
 */
public final class Message {

    private static final String SEPARATOR = "\n;\n";

    private final StringBuilder sql = new StringBuilder();
    private final List<Integer> starts = new ArrayList<>();
    private final Map<Integer, Consumer<String>> answers = new HashMap<>();

    /** Adds one statement without its semicolon; returns its index in this message, from 0. */
    public int add(String statement) {
        if (!starts.isEmpty()) {
            sql.append(SEPARATOR);
        }
        starts.add(sql.length());
        sql.append(statement);
        return starts.size() - 1;
    }

    /**
     * Adds one statement that answers with one row; for a message whose other statements answer with few, which are kept until the
     * end of each.
     *
     * @param answer is told the row's first column as soon as the server has answered; what it throws is thrown when the
     *     message is through
     */
    public void add(String statement, Consumer<String> answer) {
        answers.put(add(statement), answer);
    }

    /** Returns whether one of the statements is there for its answer. */
    boolean asks() {
        return !answers.isEmpty();
    }

    /** Returns who is told the answer of one of the statements, if anybody is. */
    Optional<Consumer<String>> answer(int index) {
        return Optional.ofNullable(answers.get(index));
    }

    /** Returns whether nothing was added. */
    public boolean isEmpty() {
        return starts.isEmpty();
    }

    /** Returns the number of statements. */
    public int size() {
        return starts.size();
    }

    /** Returns one of the statements. */
    public String statement(int index) {
        int end = index + 1 < starts.size() ? starts.get(index + 1) - SEPARATOR.length() : sql.length();
        return sql.substring(starts.get(index), end);
    }

    /** Returns the text to send. */
    public String sql() {
        return sql.toString();
    }

    /**
     * Returns which statement a position lies in, and where within it.
     *
     * @param position as the server reports it: in characters of the whole message, from 1
     */
    Located locate(int position) {
        int offset = sql.offsetByCodePoints(0, Math.min(position - 1, sql.codePointCount(0, sql.length())));
        int index = starts.size() - 1;
        while (index > 0 && starts.get(index) > offset) {
            index--;
        }
        return new Located(index, sql.codePointCount(starts.get(index), offset) + 1);
    }

    /**
     * A character of one of the statements.
     *
     * @param index of the statement in the message, from 0
     * @param position in the statement, in characters, from 1
     */
    record Located(int index, int position) {}
}
