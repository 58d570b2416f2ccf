package dev.migration.core.run;

import dev.migration.core.postgres.SqlStatement;
import dev.migration.core.postgres.StatementKind;
import java.util.regex.Pattern;

/** Tells by its first words what a statement does. */
final class TransactionWords {

    // A statement's text begins with its first token.
    private static final Pattern BEGINS = pattern("(begin|start|(commit|end|rollback|abort)\\b.*\\band\\s+chain)\\b.*");
    private static final Pattern COMMITS = pattern("(commit|end)\\b.*");
    private static final Pattern SETS = pattern(
            "(set\\s+(?!local\\b|constraints\\b|transaction\\b)|reset\\b|select\\s+(pg_catalog\\s*\\.\\s*)?set_config\\b).*");

    private static final Pattern SETS_ROLE = pattern("set\\s+((local|session)\\s+)?(role|session\\s+authorization)\\b.*"
            + "|select\\s+(pg_catalog\\s*\\.\\s*)?set_config\\b.*\\b(role|session_authorization)\\b.*");

    private static final Pattern CREATES = pattern("create\\b.*");
    private static final Pattern DROPS = pattern("drop\\b.*");

    private TransactionWords() {}

    /** Returns whether a transaction is open after it. */
    static boolean begins(SqlStatement statement) {
        return is(BEGINS, statement);
    }

    static boolean commits(SqlStatement statement) {
        return statement.kind() == StatementKind.TRANSACTION_CONTROL && is(COMMITS, statement);
    }

    /** Returns whether it sets what the statements after it go by. */
    static boolean setsSession(SqlStatement statement) {
        return is(SETS, statement);
    }

    /** Returns whether it may say as whom the statements after it run. */
    static boolean setsRole(SqlStatement statement) {
        return is(SETS_ROLE, statement);
    }

    static boolean creates(SqlStatement statement) {
        return is(CREATES, statement);
    }

    static boolean drops(SqlStatement statement) {
        return is(DROPS, statement);
    }

    private static boolean is(Pattern pattern, SqlStatement statement) {
        return pattern.matcher(statement.text()).matches();
    }

    private static Pattern pattern(String words) {
        return Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }
}
