package dev.migration.core.postgres;

import java.util.List;

/** The checksum of statements: of all that a section has, it is the section's. */
public final class StatementChecksum {

    private StatementChecksum() {}

    /** Returns SHA-256 in hex over the tokens: comments, white space outside literals and line endings do not count. */
    public static String of(List<SqlStatement> statements) {
        TokenDigest digest = new TokenDigest("");
        for (SqlStatement statement : statements) {
            Lexer lexer = new Lexer(new SourceText("", statement.text()), 0, comment -> false);
            for (Token token = lexer.next(); token.kind() != TokenKind.END; token = lexer.next()) {
                digest.token(token);
            }
            statement.copyData().ifPresent(digest::copyData);
            digest.endOfStatement();
        }
        return digest.hex();
    }
}
