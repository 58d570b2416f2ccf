package dev.migration.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migration.core.error.Place;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceTextTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "'', 0, 1, 1",
                "a, 1, 1, 2",
                "a~b, 1, 1, 2",
                "a~b, 2, 2, 1",
                "a^~b, 3, 2, 1",
                "a^b, 2, 2, 1",
                "~~b, 2, 3, 1",
                "^~^~b, 4, 3, 1",
                "😀b, 2, 1, 2",
                "a~😀b, 4, 2, 2",
                "a~, 2, 2, 1",
            })
    void placeAtCountsLinesAndCodePointsFromOne(String text, int offset, int line, int column) {
        String content = text.equals("''") ? "" : text.replace('~', '\n').replace('^', '\r');

        assertThat(new SourceText("x.sql", content).placeAt(offset)).isEqualTo(new Place("x.sql", line, column));
    }
}
