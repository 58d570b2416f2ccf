package dev.migration.core.postgres;

import java.util.Optional;

/**
 * What {@code CREATE INDEX CONCURRENTLY} names. When it fails it leaves the index behind, not valid (PostgreSQL manual,
 * "Building Indexes Concurrently").
 *
 * @param name of the index as written, with its quotes; empty when PostgreSQL is to choose one
 * @param table as written, with its schema where it has one
 * @param ifNotExists whether the statement passes over an index of that name, be it valid or not
 */
public record ConcurrentIndex(Optional<String> name, String table, boolean ifNotExists) {

    /** Returns what a statement names; empty for any other statement. */
    public static Optional<ConcurrentIndex> of(SqlStatement statement) {
        Phrase phrase = Phrase.of(statement.text());
        int concurrently = phrase.word(1).equals("unique") ? 3 : 2;
        if (!phrase.word(0).equals("create")
                || !phrase.word(concurrently - 1).equals("index")
                || !phrase.word(concurrently).equals("concurrently")) {
            return Optional.empty();
        }
        boolean ifNotExists = phrase.word(concurrently + 1).equals("if")
                && phrase.word(concurrently + 2).equals("not");
        int name = concurrently + (ifNotExists ? 4 : 1);
        boolean named = !phrase.word(name).equals("on");
        int on = named ? name + 1 : name;
        int table = phrase.word(on + 1).equals("only") ? on + 2 : on + 1;
        return Optional.of(new ConcurrentIndex(
                named ? Optional.of(phrase.text(name)) : Optional.empty(), phrase.qualifiedName(table), ifNotExists));
    }
}
