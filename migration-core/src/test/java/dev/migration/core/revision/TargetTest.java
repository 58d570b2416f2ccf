package dev.migration.core.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.error.Printable;
import dev.migration.core.revision.Target.AtRevision;
import dev.migration.core.revision.Target.Base;
import dev.migration.core.revision.Target.Current;
import dev.migration.core.revision.Target.Head;
import dev.migration.core.revision.Target.Heads;
import dev.migration.core.revision.Target.OnBranch;
import dev.migration.core.revision.Target.Relative;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

    static Stream<Arguments> targets() {
        return Stream.of(
                Arguments.of("head", new Head()),
                Arguments.of("heads", new Heads()),
                Arguments.of("base", new Base()),
                Arguments.of("current", new Current()),
                Arguments.of("2fcfa1", new AtRevision("2fcfa1")),
                Arguments.of("v1.0_x/ü", new AtRevision("v1.0_x/ü")),
                Arguments.of("shop-core", new AtRevision("shop-core")),
                Arguments.of("header", new AtRevision("header")),
                Arguments.of("+2", new Relative("+2", Optional.empty(), 2)),
                Arguments.of("-01", new Relative("-01", Optional.empty(), -1)),
                Arguments.of("ae1+2", new Relative("ae1+2", Optional.of(new AtRevision("ae1")), 2)),
                Arguments.of("head-2", new Relative("head-2", Optional.of(new Head()), -2)),
                Arguments.of("billing-2", new Relative("billing-2", Optional.of(new AtRevision("billing")), -2)),
                Arguments.of("a-1-2", new Relative("a-1-2", Optional.of(new AtRevision("a-1")), -2)),
                Arguments.of("billing@head", new OnBranch("billing", new Head())),
                Arguments.of("billing@ae1", new OnBranch("billing", new AtRevision("ae1"))),
                Arguments.of("billing@-1", new OnBranch("billing", new Relative("-1", Optional.empty(), -1))),
                Arguments.of(
                        "billing@ae1+3",
                        new OnBranch("billing", new Relative("ae1+3", Optional.of(new AtRevision("ae1")), 3))),
                Arguments.of("-99999999999", new Relative("-99999999999", Optional.empty(), -Integer.MAX_VALUE)));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void parseWhenTextIsTargetGivesItsParts(String text, Target expected) {
        assertThat(Target.parse(text))
                .isEqualTo(expected)
                .extracting(Target::text)
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                " head",
                "head ",
                "a\n",
                "@",
                "a@",
                "@a",
                "a@b@c",
                "a,b",
                "+",
                "-",
                "-a",
                "a+b",
                "a+1+2",
                "+1x",
                "a++1",
                "-1-1",
                "--1",
                "a\u0000",
                "a\u00a0b"
            })
    void parseWhenTextIsNoTargetIsRefused(String text) {
        assertThatThrownBy(() -> Target.parse(text))
                .isInstanceOf(InvalidTargetException.class)
                .hasMessage(
                        "'%s' is not a target. Write an id, the beginning of an id, a label, head, heads, base or current,"
                                + " alone or after label@, or with +N or -N at its end.",
                        Printable.line(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    +0       | '+0' is not a target. A number of steps is at least 1.
                    x@y-00   | 'x@y-00' is not a target. A number of steps is at least 1.
                    a:b      | 'a:b' is not a target. A range a:b is not possible here; name one revision.
                    """)
    void parseWhenTextIsNearlyTargetTellsWhy(String text, String message) {
        assertThatThrownBy(() -> Target.parse(text)).hasMessage(message);
    }

    static Stream<Arguments> ranges() {
        Target a = new AtRevision("a");
        Target b = new AtRevision("b");
        return Stream.of(
                Arguments.of("a:b", List.of(a), Optional.of(b)),
                Arguments.of("a:", List.of(a), Optional.empty()),
                Arguments.of(":b", List.of(), Optional.of(b)),
                Arguments.of(":", List.of(), Optional.empty()),
                Arguments.of("a,b:head", List.of(a, b), Optional.of(new Head())));
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void parseWhenTextIsRangeGivesItsEnds(String text, List<Target> from, Optional<Target> to) {
        assertThat(RevisionRange.parse(text)).isEqualTo(new RevisionRange(text, from, to));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a:b:c", "::"})
    void parseWhenTextIsNoRangeIsRefused(String text) {
        assertThatThrownBy(() -> RevisionRange.parse(text))
                .isInstanceOf(InvalidRangeException.class)
                .hasMessage("'%s' is not a range that is possible here. Write it as from:to, from: or :to.", text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,:b", ",a:b", "a:b,c", "a b:c"})
    void parseWhenEndOfRangeIsNoTargetIsRefused(String text) {
        assertThatThrownBy(() -> RevisionRange.parse(text)).isInstanceOf(InvalidTargetException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    head    | is a word that targets use
                    current | is a word that targets use
                    -a      | starts with '-'
                    a@b     | holds '@'
                    a b     | holds white space
                    'a\u0007' | holds a control character
                    'a\u202Eb' | holds a control character
                    'a\u2066b' | holds a control character
                    'a\uD800b' | holds a control character
                    'a\u0000b' | holds a control character
                    ''      | is empty
                    """)
    void parseWhenIdIsNoneIsRefused(String text, String fault) {
        assertThatThrownBy(() -> RevisionId.parse(text))
                .isInstanceOf(InvalidNameException.class)
                .hasMessage(
                        "Revision id '%s' %s. Choose one without @ : , + or white space that does not start with '-'.",
                        Printable.line(text), fault);
        assertThatThrownBy(() -> BranchLabel.parse(text))
                .hasMessageStartingWith("Branch label '" + Printable.line(text) + "' " + fault);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 128})
    void parseWhenIdHasLengthThatFitsGivesIt(int length) {
        String text = "\uD83D\uDC18".repeat(length);

        assertThat(RevisionId.parse(text)).hasToString(text);
        assertThat(BranchLabel.parse(text)).hasToString(text);
        assertThatThrownBy(() -> BranchLabel.parse(text + "x".repeat(129 - length)))
                .hasMessageContaining("has more than 128 characters");
        assertThatThrownBy(() -> RevisionId.parse(text + "x".repeat(129 - length)))
                .hasMessageContaining("has more than 128 characters");
    }
}
