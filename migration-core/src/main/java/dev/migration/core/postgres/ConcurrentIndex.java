package dev.migration.core.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code CREATE INDEX CONCURRENTLY} names. When it fails it leaves the index behind, not valid (PostgreSQL manual,
 * "Building Indexes Concurrently").
 *
 * @param name of the index as written, with its quotes; empty when PostgreSQL is to choose one
 * @param table as written, with its schema where it has one
 */
public record ConcurrentIndex(Optional<String> name, String table) {

    /** Returns what a statement names; empty for any other statement. */
    public static Optional<ConcurrentIndex> of(SqlStatement statement) {
        Phrase phrase = new Phrase(tokens(statement.text()));
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
                named ? Optional.of(phrase.text(name)) : Optional.empty(), qualifiedName(phrase, table)));
    }

    private static String qualifiedName(Phrase phrase, int start) {
        StringBuilder name = new StringBuilder(phrase.text(start));
        for (int i = start + 1; phrase.text(i).equals("."); i += 2) {
            name.append('.').append(phrase.text(i + 1));
        }
        return name.toString();
    }

    private static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(new SourceText("", text), 0, comment -> false);
        List<Token> tokens = new ArrayList<>();
        for (Token token = lexer.next(); token.kind() != TokenKind.END; token = lexer.next()) {
            tokens.add(token);
        }
        return tokens;
    }
}
