package dev.migration.core.script;

import dev.migration.core.postgres.SqlStatement;
import java.util.ArrayList;
import java.util.List;

/** What may not stand in a section that runs in one transaction. */
final class TransactionRules {

    private static final int SHOWN_LENGTH = 60;

    private TransactionRules() {}

    static List<ScriptFault> faults(Section section, SectionMarker.Direction direction) {
        List<ScriptFault> faults = new ArrayList<>();
        if (section.transactional()) {
            for (SqlStatement statement : section.statements()) {
                String reason = switch (statement.kind()) {
                    case TRANSACTIONAL -> "";
                    case NON_TRANSACTIONAL -> " cannot run inside a transaction.";
                    case TRANSACTION_CONTROL -> " would end or begin the transaction that the script runs in.";
                };
                if (!reason.isEmpty()) {
                    faults.add(new ScriptFault(
                            statement.place(),
                            "'" + Excerpt.of(statement.text(), SHOWN_LENGTH) + "'" + reason + " "
                                    + wayOut(statement, direction)));
                }
            }
        }
        return faults;
    }

    private static String wayOut(SqlStatement statement, SectionMarker.Direction direction) {
        String marker = "'-- " + direction.marker() + " transaction=none'";
        return switch (statement.kind()) {
            case TRANSACTION_CONTROL -> "Remove it, or begin the section with " + marker + ".";
            default -> "Move it to a script of its own, and begin its section with " + marker + ".";
        };
    }
}
