package dev.migration.core.script;

import static java.util.stream.Collectors.joining;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The parts of a new script as text. Lines are separated by LF; the last one ends with none. */
final class ScriptText {

    private ScriptText() {}

    /** Returns all lines of the header; a key without a value is left out. */
    static String header(NewScript script) {
        List<String> lines = new ArrayList<>();
        if (!script.message().isEmpty()) {
            lines.add(message(script));
            lines.add("--");
        }
        add(lines, HeaderKey.REVISION, List.of(script.id()));
        add(lines, HeaderKey.REVISES, script.downRevisions());
        add(lines, HeaderKey.BRANCH_LABELS, script.branchLabels());
        add(lines, HeaderKey.DEPENDS_ON, script.dependsOn());
        add(lines, HeaderKey.CREATED, List.of(script.createdAt().truncatedTo(ChronoUnit.SECONDS)));
        return String.join("\n", lines);
    }

    /** Returns the comment lines that say the message when they come first; empty when there is none. */
    static String message(NewScript script) {
        if (script.message().isEmpty()) {
            return "";
        }
        String[] lines = script.messageLines();
        for (int i = 0; i < lines.length; i++) {
            lines[i] = HeaderComment.ofMessage(lines[i], /* first= */ i == 0);
        }
        return String.join("\n", lines);
    }

    /** Returns the SQL of the upgrade, or a hint where it has yet to be written. */
    static String upgrade(NewScript script) {
        return section(script, script.upgrade(), "-- Write here the SQL that makes the change.");
    }

    /** Returns the SQL of the downgrade, or a hint where it has yet to be written. */
    static String downgrade(NewScript script) {
        return section(script, script.downgrade(), "-- Write here the SQL that takes it back.");
    }

    private static String section(NewScript script, String sql, String hint) {
        if (!sql.isBlank()) {
            return sql.stripTrailing();
        }
        // A merge rarely has anything to do but to join.
        return script.downRevisions().size() > 1 ? "" : hint;
    }

    private static void add(List<String> lines, HeaderKey key, List<?> values) {
        if (!values.isEmpty()) {
            lines.add("-- " + key.text() + ": "
                    + values.stream().map(String::valueOf).collect(joining(", ")));
        }
    }
}
