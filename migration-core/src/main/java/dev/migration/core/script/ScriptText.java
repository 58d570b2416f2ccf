package dev.migration.core.script;

import static java.util.stream.Collectors.joining;

import java.time.temporal.ChronoUnit;
import java.util.List;

/** Writes a script as text. Lines end in LF. */
final class ScriptText {

    private final StringBuilder text = new StringBuilder();

    private ScriptText() {}

    static String of(NewScript script) {
        ScriptText writer = new ScriptText();
        writer.message(script.message());
        writer.key(HeaderKey.REVISION, List.of(script.id()));
        writer.key(HeaderKey.REVISES, script.downRevisions());
        writer.key(HeaderKey.BRANCH_LABELS, script.branchLabels());
        writer.key(HeaderKey.DEPENDS_ON, script.dependsOn());
        writer.key(HeaderKey.CREATED, List.of(script.createdAt().truncatedTo(ChronoUnit.SECONDS)));
        // A merge rarely has anything to do but to join.
        boolean merge = script.downRevisions().size() > 1;
        writer.section(
                SectionMarker.Direction.UPGRADE,
                script.upgrade(),
                merge ? "" : "-- Write here the SQL that makes the change.");
        writer.section(
                SectionMarker.Direction.DOWNGRADE,
                script.downgrade(),
                merge ? "" : "-- Write here the SQL that takes it back.");
        return writer.text.toString();
    }

    private void message(String message) {
        if (message.isEmpty()) {
            return;
        }
        String[] lines = message.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            line(HeaderComment.ofMessage(lines[i], /* first= */ i == 0));
        }
        line("--");
    }

    /** A key with several values has them separated by commas; one without any is left out. */
    private void key(HeaderKey key, List<?> values) {
        if (!values.isEmpty()) {
            line("-- " + key.text() + ": "
                    + values.stream().map(String::valueOf).collect(joining(", ")));
        }
    }

    private void section(SectionMarker.Direction direction, String sql, String hint) {
        line("");
        line("-- " + direction.marker());
        String body = sql.isBlank() ? hint : sql.stripTrailing();
        if (!body.isEmpty()) {
            line(body);
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
