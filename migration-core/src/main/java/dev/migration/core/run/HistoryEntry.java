package dev.migration.core.run;

import dev.migration.core.revision.RevisionId;

/**
 * What the history table keeps of a step.
 *
 * @param direction {@code upgrade} or {@code downgrade}
 * @param checksum of the upgrade section, hex
 * @param statements how many the step ran
 */
record HistoryEntry(
        RevisionId revision, String direction, String module, String message, String checksum, int statements) {}
