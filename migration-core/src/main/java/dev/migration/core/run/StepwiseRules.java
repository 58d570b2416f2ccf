package dev.migration.core.run;

import dev.migration.core.config.TransactionMode;
import dev.migration.core.postgres.ConcurrentIndex;
import dev.migration.core.postgres.SqlStatement;
import dev.migration.core.postgres.StatementKind;
import dev.migration.core.script.ScriptFault;
import dev.migration.core.script.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What may not stand in a section with {@code transaction=none}. */
final class StepwiseRules {

    private StepwiseRules() {}

    static List<ScriptFault> faults(Section section, TransactionMode mode) {
        List<ScriptFault> faults = new ArrayList<>();
        if (mode == TransactionMode.ALL) {
            faults.add(new ScriptFault(
                    section.place(),
                    "A section with 'transaction=none' cannot be part of a run that is one transaction."
                            + " Run with a transaction for each migration."));
        }
        Optional<SqlStatement> open = Optional.empty();
        for (SqlStatement statement : section.statements()) {
            if (ConcurrentIndex.of(statement)
                    .filter(index -> index.name().isEmpty())
                    .isPresent()) {
                faults.add(new ScriptFault(
                        statement.place(),
                        "This index has no name, by which a run after a failure finds what was left of it."
                                + " Name it."));
            }
            if (statement.kind() == StatementKind.TRANSACTION_CONTROL) {
                open = TransactionWords.begins(statement) ? Optional.of(statement) : Optional.empty();
            }
        }
        open.ifPresent(begin -> faults.add(new ScriptFault(
                begin.place(), "The section ends within the transaction that begins here. End it with COMMIT.")));
        return faults;
    }
}
