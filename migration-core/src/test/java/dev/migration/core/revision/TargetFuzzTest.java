package dev.migration.core.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migration.core.testing.Pieces;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the text, the grammar answers or names the fault. */
class TargetFuzzTest {

    @Property
    void parseWhenTextIsAnythingGivesItsTextOrRefusesIt(@ForAll("texts") String text) {
        try {
            assertThat(Target.parse(text).text()).isEqualTo(text);
        } catch (InvalidTargetException e) {
            assertThat(e).hasNoCause();
        }
    }

    @Property
    void parseWhenRangeIsAnythingGivesItOrRefusesIt(@ForAll("texts") String text) {
        try {
            assertThat(RevisionRange.parse(text)).isNotNull();
        } catch (InvalidTargetException | InvalidRangeException e) {
            assertThat(e).hasNoCause();
        }
    }

    @Property
    void parseWhenIdIsAnythingGivesItOrRefusesIt(@ForAll("texts") String text) {
        try {
            assertThat(RevisionId.parse(text)).hasToString(text);
        } catch (InvalidNameException e) {
            assertThat(e.name()).isEqualTo(text);
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Pieces.joinedOrAny(
                8,
                "head",
                "heads",
                "base",
                "current",
                "@",
                ":",
                ",",
                "+",
                "-",
                "0",
                "1",
                "99999999999",
                "a1",
                "billing",
                " ",
                "\n",
                "\0",
                "\u202E",
                "\uD800",
                "é",
                "😀",
                "..",
                "/",
                "\\",
                "'");
    }
}
