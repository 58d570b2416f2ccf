package dev.migration.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migration.core.testing.Pieces;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LexerFuzzTest {

    @Property
    void splitWhenTextIsRandomThrowsNothingElse(@ForAll("texts") String text) {
        try {
            StatementSplitter.split(new SourceText("x.sql", text));
        } catch (InvalidSqlException e) {
            assertThat(e.faults()).isNotEmpty();
        }
    }

    @Property
    void splitWhenTextIsRandomLeavesOutOnlyBlanksCommentsAndSemicolons(@ForAll("texts") String text) {
        StatementSplitter splitter = new StatementSplitter(new SourceText("x.sql", text), 0, comment -> false);
        SqlPart part = splitter.next();
        int from = 0;
        for (SqlStatement statement : part.statements()) {
            int at = text.indexOf(statement.text(), from);
            assertThat(at).isGreaterThanOrEqualTo(from);
            if (splitter.faults().isEmpty()) {
                assertThat(StatementSplitter.split(new SourceText("x.sql", statementAlone(statement))))
                        .extracting(SqlStatement::text)
                        .isEqualTo(List.of(statement.text()));
            }
            from = at + statement.text().length();
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Pieces.joinedOrAny(
                25,
                "'",
                "''",
                "E'",
                "B'",
                "U&'",
                "U&\"",
                "n'",
                "\"",
                "$$",
                "$a$",
                "$1",
                "a$1$b",
                "--",
                "/*",
                "*/",
                "\n",
                "\r",
                "\r\n",
                ";",
                "(",
                ")",
                "\\",
                "\\.",
                "\\restrict x",
                "COPY t FROM stdin;\n",
                "CREATE FUNCTION f()",
                "BEGIN ATOMIC ",
                "END",
                "CASE ",
                "+",
                "-",
                "*",
                "@",
                ":",
                ".",
                "1",
                "1_0",
                "0x",
                "e",
                "\0",
                "é",
                "😀",
                " ",
                "SET standard_conforming_strings = off",
                "REINDEX (",
                "CLUSTER (",
                "\uFEFF",
                "\u2028");
    }

    private static String statementAlone(SqlStatement statement) {
        return statement.text()
                + statement.copyData().map(data -> ";\n" + data + "\\.\n").orElse("");
    }
}
