package dev.migration.core.event;

import dev.migration.core.revision.Revision;
import java.time.Instant;

/**
 * An applied revision whose script no longer is what was applied: the tokens of its upgrade section differ.
 *
 * @param historyRow the id of the history table's row of its last upgrade
 * @param recorded the checksum in that row, hex
 * @param actual the checksum of the script, hex
 * @param appliedBy the role
 * @param appliedAt when
 */
public record ChangedScript(
        Revision revision, long historyRow, String recorded, String actual, String appliedBy, Instant appliedAt) {}
