package dev.migration.core.postgres;

import java.util.List;

/**
 * Tells by its text how a statement stands to transactions.
 *
 * <p>What depends on the catalog as well is {@link StatementKind#TRANSACTIONAL} here, and the server's to refuse:
 * {@code REINDEX TABLE} and {@code CLUSTER t} of a partitioned table, a procedure that commits. But {@code DROP
 * SUBSCRIPTION} counts as refused, which it is not for a subscription without a slot.
 */
public final class StatementClassifier {

    private StatementClassifier() {}

    /** Classifies the statement that a text begins with; a text without any is transactional. */
    public static StatementKind classify(String statement) {
        StatementSplitter splitter = new StatementSplitter(new SourceText("", statement), 0, comment -> false);
        return splitter.next().statements().stream()
                .findFirst()
                .map(SqlStatement::kind)
                .orElse(StatementKind.TRANSACTIONAL);
    }

    /** Classifies a statement by its tokens, at least one. */
    static StatementKind classify(List<Token> tokens) {
        Phrase phrase = new Phrase(tokens);
        String first = phrase.word(0);
        if (isTransactionControl(first, phrase)) {
            return StatementKind.TRANSACTION_CONTROL;
        }
        return isRefused(first, phrase) ? StatementKind.NON_TRANSACTIONAL : StatementKind.TRANSACTIONAL;
    }

    private static boolean isTransactionControl(String first, Phrase phrase) {
        return switch (first) {
            case "begin", "end", "abort" -> true;
            case "start" -> phrase.word(1).equals("transaction");
            case "commit" -> !phrase.word(1).equals("prepared");
            case "rollback" -> !phrase.word(1).equals("prepared") && !isRollbackToSavepoint(phrase);
            case "prepare" -> phrase.word(1).equals("transaction") && phrase.kind(2) == TokenKind.STRING;
            default -> false;
        };
    }

    private static boolean isRollbackToSavepoint(Phrase phrase) {
        boolean noise = phrase.word(1).equals("work") || phrase.word(1).equals("transaction");
        return phrase.word(noise ? 2 : 1).equals("to");
    }

    private static boolean isRefused(String first, Phrase phrase) {
        return switch (first) {
            case "vacuum", "commit" -> true;
            case "rollback" -> phrase.word(1).equals("prepared");
            case "discard" -> phrase.word(1).equals("all");
            case "cluster" -> isClusterOfAll(phrase);
            case "create" -> isRefusedCreate(phrase);
            case "drop" -> isRefusedDrop(phrase);
            case "alter" -> isRefusedAlter(phrase);
            case "reindex" -> isRefusedReindex(phrase);
            default -> false;
        };
    }

    private static boolean isClusterOfAll(Phrase phrase) {
        int next = phrase.afterParentheses(1);
        return phrase.size() == (phrase.word(next).equals("verbose") ? next + 1 : next);
    }

    private static boolean isRefusedCreate(Phrase phrase) {
        return switch (phrase.word(1)) {
            case "database", "tablespace" -> true;
            case "index" -> phrase.word(2).equals("concurrently");
            case "unique" -> phrase.word(3).equals("concurrently");
            case "subscription" -> createsSlot(phrase.lastOptions());
            default -> false;
        };
    }

    private static boolean createsSlot(Options options) {
        boolean connects = options.isOn("connect", /* byDefault= */ true);
        return options.isOn("create_slot", /* byDefault= */ connects);
    }

    private static boolean isRefusedDrop(Phrase phrase) {
        return switch (phrase.word(1)) {
            case "database", "tablespace", "subscription" -> true;
            case "index" -> phrase.word(2).equals("concurrently");
            default -> false;
        };
    }

    private static boolean isRefusedAlter(Phrase phrase) {
        return switch (phrase.word(1)) {
            case "system" -> true;
            case "database" -> isMoveOfDatabase(phrase);
            case "table" ->
                phrase.contains("detach", "partition") && phrase.lastWord().equals("concurrently");
            case "subscription" -> isRefusedAlterSubscription(phrase);
            default -> false;
        };
    }

    private static boolean isMoveOfDatabase(Phrase phrase) {
        return switch (phrase.word(3)) {
            case "tablespace" -> true;
            case "with" -> phrase.word(4).equals("tablespace");
            // A setting of that name would be followed by = or TO.
            case "set" ->
                phrase.word(4).equals("tablespace")
                        && phrase.kind(5) != TokenKind.OPERATOR
                        && !phrase.word(5).equals("to");
            default -> false;
        };
    }

    private static boolean isRefusedAlterSubscription(Phrase phrase) {
        Options options = phrase.lastOptions();
        return switch (phrase.word(3)) {
            case "refresh" -> true;
            case "add", "drop" -> options.isOn("refresh", /* byDefault= */ true);
            case "set" ->
                phrase.word(4).equals("publication")
                        ? options.isOn("refresh", /* byDefault= */ true)
                        : options.has("failover") || !options.isOn("two_phase", /* byDefault= */ true);
            default -> false;
        };
    }

    private static boolean isRefusedReindex(Phrase phrase) {
        int target = phrase.afterParentheses(1);
        return switch (phrase.word(target)) {
            case "schema", "database", "system" -> true;
            default ->
                phrase.word(target + 1).equals("concurrently")
                        || (target > 1 && phrase.optionsAt(1).isOn("concurrently", /* byDefault= */ false));
        };
    }
}
