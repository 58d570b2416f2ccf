package dev.migration.core.postgres;

import java.util.List;
import java.util.Optional;

/**
 * The statements up to a boundary or the end of the text.
 *
 * @param statements in the order of the text, may be empty
 * @param checksum SHA-256 in hex over the tokens of the statements: comments, white space outside literals and line
 *     endings do not count, and neither do empty statements; empty where it was not asked for
 * @param boundary the comment at which the part ends; empty at the end of the text
 */
public record SqlPart(List<SqlStatement> statements, Optional<String> checksum, Optional<Boundary> boundary) {

    /** Copies the list. */
    public SqlPart {
        statements = List.copyOf(statements);
    }

    /**
     * A comment at which a reader wanted to stop.
     *
     * @param comment from its dashes to the end of its line
     * @param offset of its first dash in the text
     */
    public record Boundary(String comment, int offset) {}
}
