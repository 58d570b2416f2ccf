package dev.migration.core.script;

import dev.migration.core.error.MigrationException;

/** A message cannot be written into a script. */
public final class InvalidMessageException extends MigrationException {

    private static final long serialVersionUID = 1L;

    InvalidMessageException(int character) {
        super(String.format(
                "The message holds the character U+%04X, which a script cannot hold. Remove it.", character));
    }

    /**
     * Requires a message that UTF-8 and PostgreSQL can hold.
     *
     * @throws InvalidMessageException if it holds U+0000 or half of a surrogate pair
     */
    static void check(String message) {
        message.codePoints()
                .filter(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))
                .findFirst()
                .ifPresent(c -> {
                    throw new InvalidMessageException(c);
                });
    }
}
