package dev.migration.core.postgres;

import java.util.Optional;

/**
 * What {@code REINDEX … CONCURRENTLY} names. When it fails it leaves indexes behind, not valid, whose names end with
 * {@code _ccnew} or {@code _ccold} and perhaps a number (PostgreSQL manual, "Rebuilding Indexes Concurrently").
 *
 * @param scope what is rebuilt
 * @param name as written, with its schema where it has one; empty for the database
 */
public record ConcurrentReindex(Scope scope, String name) {

    /** Whose indexes are rebuilt. */
    public enum Scope {
        /** One index. */
        INDEX,
        /** Those of a table. */
        TABLE,
        /** Those of a schema's tables. */
        SCHEMA,
        /** All of the database. */
        DATABASE
    }

    /** Returns what a statement names; empty for any other statement. */
    public static Optional<ConcurrentReindex> of(SqlStatement statement) {
        Phrase phrase = Phrase.of(statement.text());
        if (!phrase.word(0).equals("reindex")) {
            return Optional.empty();
        }
        int target = phrase.afterParentheses(1);
        boolean word = phrase.word(target + 1).equals("concurrently");
        boolean option = target > 1 && phrase.optionsAt(1).isOn("concurrently", /* byDefault= */ false);
        if (!word && !option) {
            return Optional.empty();
        }
        String name = phrase.qualifiedName(word ? target + 2 : target + 1);
        return switch (phrase.word(target)) {
            case "index" -> Optional.of(new ConcurrentReindex(Scope.INDEX, name));
            case "table" -> Optional.of(new ConcurrentReindex(Scope.TABLE, name));
            case "schema" -> Optional.of(new ConcurrentReindex(Scope.SCHEMA, name));
            case "database" -> Optional.of(new ConcurrentReindex(Scope.DATABASE, ""));
            default -> Optional.empty();
        };
    }
}
