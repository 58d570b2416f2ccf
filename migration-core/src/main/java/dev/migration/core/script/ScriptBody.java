package dev.migration.core.script;

import java.util.List;
import java.util.Optional;

/**
 * What a script does.
 *
 * @param downgrade empty where the script cannot be reverted
 * @param checksum of the upgrade section: SHA-256 in hex over its tokens, so that comments, white space outside
 *     literals and line endings do not count
 */
public record ScriptBody(Section upgrade, Optional<Section> downgrade, String checksum) {

    /** Returns the statements of the upgrade that cannot run in the transaction they are in, each as a fault. */
    public List<ScriptFault> upgradeFaults() {
        return TransactionRules.faults(upgrade, SectionMarker.Direction.UPGRADE);
    }

    /** Returns the statements of the downgrade that cannot run in the transaction they are in, each as a fault. */
    public List<ScriptFault> downgradeFaults() {
        return downgrade
                .map(section -> TransactionRules.faults(section, SectionMarker.Direction.DOWNGRADE))
                .orElse(List.of());
    }
}
