package dev.migration.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void lineWhenTextChangesTheDirectionOfWritingShowsHow() {
        assertThat(Printable.line("drop \u202Eelbat\u202C \u2066x\u2069\u200F\u061C"))
                .isEqualTo("drop \\u202Eelbat\\u202C \\u2066x\\u2069\\u200F\\u061C");
    }

    @Test
    void lineWhenTextSteersATerminalShowsHow() {
        assertThat(Printable.line("\u001B[2Ja\rb\nc\td\u0000\u009B\u2028\u0085"))
                .isEqualTo("\\u001B[2Ja\\u000Db\\u000Ac\\u0009d\\u0000\\u009B\\u2028\\u0085");
    }

    @Test
    void lineWhenTextIsOfAnyLanguageLeavesIt() {
        String text = "é 😀 עברית العربية 日本 می\u200Cخواهم 👩\u200D💻 a\\b";

        assertThat(Printable.line(text)).isSameAs(text);
    }

    @Test
    void titleWhenTextIsLongIsItsBeginning() {
        assertThat(Printable.title("😀".repeat(100))).isEqualTo("😀".repeat(100));
        assertThat(Printable.title("😀".repeat(101))).isEqualTo("😀".repeat(100) + "…");
        assertThat(Printable.title("\u202E".repeat(1 << 16))).isEqualTo("\\u202E".repeat(100) + "…");
    }

    @Test
    void textKeepsLinesAndTabs() {
        assertThat(Printable.text("a\n\tb\r\u202E")).isEqualTo("a\n\tb\\u000D\\u202E");
    }

    @Property
    void lineWhenTextIsAnythingLeavesNothingToActOn(@ForAll String text) {
        assertThat(Printable.line(text).codePoints()).noneMatch(Printable::isControl);
    }

    @Test
    void messageWhenAnErrorQuotesControlCharactersShowsThem() {
        MigrationException error = new MigrationException("'a\u202Eb\u001B[0m'\nc") {
            private static final long serialVersionUID = 1L;
        };

        assertThat(error).hasMessage("'a\\u202Eb\\u001B[0m'\nc");
    }
}
