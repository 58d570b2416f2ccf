package dev.migration.core.postgres;

import dev.migration.core.error.Place;
import java.util.Optional;

/**
 * One statement as PostgreSQL itself would see it.
 *
 * @param text from its first token to its last, comments between them included, without the terminating semicolon
 * @param place where its first token stands
 * @param kind how it stands to transactions
 * @param copyData the lines that follow {@code COPY … FROM stdin}, each with its line ending, without the closing
 *     {@code \.}; present for that statement only
 */
public record SqlStatement(String text, Place place, StatementKind kind, Optional<String> copyData) {

    /**
     * Returns the place of a character of the statement in its file.
     *
     * @param position of the character in {@link #text}, from 1, in code points, as PostgreSQL reports it; one beyond
     *     the end means the end
     */
    public Place placeAt(int position) {
        int length = text.codePointCount(0, text.length());
        int offset = text.offsetByCodePoints(0, Math.max(0, Math.min(position - 1, length)));
        Place within = new SourceText(place.source(), text).placeAt(offset);
        int column = within.line() == 1 ? place.column() + within.column() - 1 : within.column();
        return new Place(place.source(), place.line() + within.line() - 1, column);
    }
}
