package dev.migration.core.script;

import dev.migration.core.error.Place;
import java.io.Serializable;
import java.util.Comparator;

/**
 * Something wrong in a script.
 *
 * @param place where, the start of the file for what is missing from it
 * @param message what is wrong and what to do, without the place
 */
public record ScriptFault(Place place, String message) implements Serializable {

    static final Comparator<ScriptFault> IN_ORDER_OF_PLACE = Comparator.comparing(
                    (ScriptFault fault) -> fault.place().source())
            .thenComparingInt(fault -> fault.place().line())
            .thenComparingInt(fault -> fault.place().column());

    /** Returns the place and the message. */
    @Override
    public String toString() {
        return place + ": " + message;
    }
}
