package dev.migration.core.run;

import dev.migration.core.error.Place;
import dev.migration.core.postgres.SqlStatement;
import java.io.Serializable;
import java.util.OptionalInt;

/**
 * A statement that the server refused.
 *
 * @param place where it stands: the very character when the server says so, else its beginning
 * @param statement its text
 * @param error what the server says
 */
public record Failure(Place place, String statement, ServerError error) implements Serializable {

    /**
     * A failure of a script's statement.
     *
     * @param position of the character that the server names in the statement, from 1, if it names one
     */
    static Failure of(SqlStatement statement, OptionalInt position, ServerError error) {
        Place place = position.isPresent() ? statement.placeAt(position.getAsInt()) : statement.place();
        return new Failure(place, statement.text(), error);
    }
}
