package dev.migration.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

    private final Table table = new Table();

    @Test
    void linesPutColumnsBeneathOneAnother() {
        table.add("<base>", "-> a,", "create orders", "[shop]");
        table.add("a", "-> b (head),", "add note", "[shop]");

        assertThat(table.lines())
                .containsExactly(
                        "<base> -> a,        create orders [shop]", "a      -> b (head), add note      [shop]");
    }

    @Test
    void linesEndWithTheLastCellThatIsNotEmpty() {
        table.add("a", "long", "x");
        table.add("b", "", "");
        table.add("c", "", "y");

        assertThat(table.lines()).containsExactly("a long x", "b", "c      y");
    }

    @Test
    void linesLeaveOutColumnsThatAreEmpty() {
        table.add("a", "", "x");
        table.add("b", "", "y");

        assertThat(table.lines()).containsExactly("a x", "b y");
    }

    @Test
    void linesCountNoColoursAndWholeCharacters() {
        table.add("\u001B[1mab\u001B[m", "x");
        table.add("\uD83D\uDE00bc", "y");

        assertThat(table.lines()).containsExactly("\u001B[1mab\u001B[m  x", "\uD83D\uDE00bc y");
    }

    @Test
    void linesWhenACellIsVeryLongDoNotMoveTheOthers() {
        table.add("x".repeat(61), "a");
        table.add("xx", "b");

        assertThat(table.lines()).containsExactly("x".repeat(61) + " a", "xx b");
    }

    @Test
    void linesWhenAllCellsOfAColumnAreVeryLongKeepThemApart() {
        table.add("a", "x".repeat(61), "b");
        table.add("a", "", "b");

        assertThat(table.lines()).containsExactly("a " + "x".repeat(61) + " b", "a b");
    }

    @Test
    void linesWithoutRowsAreNone() {
        assertThat(table.lines()).isEmpty();
    }
}
