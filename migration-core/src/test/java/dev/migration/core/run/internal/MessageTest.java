package dev.migration.core.run.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTest {

    private final Message message = new Message();

    @Test
    void sqlSeparatesStatementsOnLinesOfTheirOwn() {
        message.add("SELECT 1 -- one");
        message.add("SELECT 2");

        assertThat(message.sql()).isEqualTo("SELECT 1 -- one\n;\nSELECT 2");
    }

    @Test
    void isEmptyWhenNothingWasAddedIsTrue() {
        assertThat(message.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 1", // the first character
        "4, 0, 4", // its last
        "5, 0, 5", // the separator belongs to the statement before it
        "8, 1, 1",
        "10, 1, 3",
        "13, 2, 1",
        "14, 2, 2",
        "99, 2, 3" // beyond the end
    })
    void locateCountsCodePoints(int position, int index, int within) {
        message.add("'😀'a");
        message.add("ä😀");
        message.add("xy");

        assertThat(message.locate(position)).isEqualTo(new Message.Located(index, within));
    }
}
