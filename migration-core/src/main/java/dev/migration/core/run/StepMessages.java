package dev.migration.core.run;

import dev.migration.core.postgres.SqlStatement;
import dev.migration.core.run.internal.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one step sends: a single message, unless the script copies inline data, which travels between two messages of the
 * same transaction (PostgreSQL manual, "COPY Operations").
 */
final class StepMessages {

    private final List<Part> parts = new ArrayList<>();
    private Message open = new Message();
    private Map<Integer, SqlStatement> script = new HashMap<>();
    private int guard = -1;

    /** One thing to send. */
    sealed interface Part {}

    /**
     * A message.
     *
     * @param script the script's statements by their index in the message
     * @param guard the index of the version table's check, -1 when the check is elsewhere
     */
    record Statements(Message message, Map<Integer, SqlStatement> script, int guard) implements Part {
        Optional<SqlStatement> statement(int index) {
            return Optional.ofNullable(script.get(index));
        }
    }

    /** A statement of the script that is followed by its data. */
    record Copy(SqlStatement statement, String data) implements Part {}

    void add(String statement) {
        open.add(statement);
    }

    void addAll(List<String> statements) {
        statements.forEach(this::add);
    }

    /** Adds the check whose failure means that another run was here. */
    void addGuard(String statement) {
        guard = open.add(statement);
    }

    void addScript(SqlStatement statement) {
        if (statement.copyData().isPresent()) {
            close();
            parts.add(new Copy(statement, statement.copyData().get()));
        } else {
            script.put(open.add(statement.text()), statement);
        }
    }

    List<Part> parts() {
        close();
        return List.copyOf(parts);
    }

    private void close() {
        if (!open.isEmpty()) {
            parts.add(new Statements(open, Map.copyOf(script), guard));
            open = new Message();
            script = new HashMap<>();
            guard = -1;
        }
    }
}
