package dev.migration.core.error;

import java.io.Serializable;

/**
 * A place in a file that an error points at.
 *
 * @param source the file as a user would name it, such as {@code billing/src/main/resources/db/migration/x.sql}
 * @param line the line, from 1
 * @param column the column, from 1, in characters (code points)
 */
public record Place(String source, int line, int column) implements Serializable {

    /** Returns the form that editors and build logs understand: {@code source:line:column}. */
    @Override
    public String toString() {
        return source + ":" + line + ":" + column;
    }
}
