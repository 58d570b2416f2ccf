package dev.migration.core.postgres;

import dev.migration.core.error.Place;
import java.io.Serializable;

/**
 * What keeps a text from being split into statements.
 *
 * @param place where the construct at fault begins
 * @param message what is wrong and what to do, without the place
 */
public record SqlFault(Place place, String message) implements Serializable {

    /** Returns the place and the message. */
    @Override
    public String toString() {
        return place + ": " + message;
    }
}
