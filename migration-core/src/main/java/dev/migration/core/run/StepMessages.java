package dev.migration.core.run;

import dev.migration.core.postgres.SqlStatement;
import dev.migration.core.run.internal.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What one step sends: a single message, unless the script copies inline data, which travels between two messages of the
 * same transaction (PostgreSQL manual, "COPY Operations").
 */
final class StepMessages {

    private final List<Part> parts = new ArrayList<>();
    private Message open = new Message();
    private List<Purpose> purposes = new ArrayList<>();

    /** One thing to send. */
    sealed interface Part {}

    /**
     * A message.
     *
     * @param purposes of its statements, one each, in order
     */
    record Statements(Message message, List<Purpose> purposes) implements Part {

        /** Returns the index of the commit, or the number of statements where there is none. */
        int commit() {
            int index = purposes.indexOf(new Purpose.Commit());
            return index < 0 ? purposes.size() : index;
        }
    }

    /** A statement of the script that is followed by its data. */
    record Copy(SqlStatement statement, String data) implements Part {}

    /** What a statement is there for. */
    sealed interface Purpose {

        /** Ours; {@code action} as in {@code Could not <action>}. */
        record Ours(String action) implements Purpose {}

        /** The check whose failure means that another run was here. */
        record Guard() implements Purpose {}

        /** One of the script's. */
        record OfScript(SqlStatement statement) implements Purpose {}

        /** Ends the transaction; what the script has deferred may fail here. */
        record Commit() implements Purpose {}
    }

    void add(String action, String statement) {
        add(new Purpose.Ours(action), statement);
    }

    /** Adds a statement of ours that answers with one row, whose first column {@code answer} is told. */
    void add(String action, String statement, Consumer<String> answer) {
        open.add(statement, answer);
        purposes.add(new Purpose.Ours(action));
    }

    void addAll(String action, List<String> statements) {
        statements.forEach(statement -> add(action, statement));
    }

    void addGuard(String statement) {
        add(new Purpose.Guard(), statement);
    }

    void addCommit() {
        add(new Purpose.Commit(), "COMMIT");
    }

    /** Adds the commit of a transaction that holds just this statement of the script. */
    void addCommitOf(SqlStatement statement) {
        add(new Purpose.OfScript(statement), "COMMIT");
    }

    void addScript(SqlStatement statement) {
        if (statement.copyData().isPresent()) {
            close();
            parts.add(new Copy(statement, statement.copyData().get()));
        } else {
            add(new Purpose.OfScript(statement), statement.text());
        }
    }

    /** Returns all that was added, in order. */
    List<Part> parts() {
        close();
        return List.copyOf(parts);
    }

    private void add(Purpose purpose, String statement) {
        open.add(statement);
        purposes.add(purpose);
    }

    private void close() {
        if (!open.isEmpty()) {
            parts.add(new Statements(open, List.copyOf(purposes)));
            open = new Message();
            purposes = new ArrayList<>();
        }
    }
}
