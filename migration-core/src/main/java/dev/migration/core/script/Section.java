package dev.migration.core.script;

import dev.migration.core.error.Place;
import dev.migration.core.postgres.SqlStatement;
import java.util.List;

/**
 * What a script does in one direction.
 *
 * @param statements in the order to run, may be empty
 * @param transactional whether they run in one transaction; not so with {@code transaction=none}
 * @param place of the marker that begins the section
 */
public record Section(List<SqlStatement> statements, boolean transactional, Place place) {

    /** Copies the list. */
    public Section {
        statements = List.copyOf(statements);
    }
}
