package dev.migration.core.run;

import dev.migration.core.postgres.StatementChecksum;
import dev.migration.core.script.Section;
import java.time.Duration;
import java.util.List;

/** What the history table notes of a step that runs outside of a transaction, while it runs. */
final class Journal {

    private final HistoryTable table;
    private final long id;
    private final HistoryEntry entry;
    private final Section section;

    Journal(HistoryTable table, long id, HistoryEntry entry, Section section) {
        this.table = table;
        this.id = id;
        this.entry = entry;
        this.section = section;
    }

    /** Within a transaction: the first statements are done. Leaves what the script has set as it is. */
    List<String> done(int statements) {
        String checksum = StatementChecksum.of(section.statements().subList(0, statements));
        return List.of(
                "SET LOCAL session_authorization = DEFAULT",
                "SET LOCAL role = DEFAULT",
                table.updateRunning(id, statements, checksum));
    }

    String resumed() {
        return table.updateResumed(id);
    }

    String failed(Duration duration) {
        return table.updateFailed(id, duration.toMillis());
    }

    String finished(Duration duration) {
        return table.updateDone(id, entry, duration.toMillis());
    }
}
