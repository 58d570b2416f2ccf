package dev.migration.core.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlTextTest {

    private static final String LONG = "x".repeat(10_000);

    private final SqlText sql = new SqlText();

    @Test
    void addTakesTextOfAnyLengthAndScript() {
        sql.add("a")
                .add("")
                .add("straße, Ω, 表, 🐘")
                .add(LONG)
                .add(SqlText.encode("é;"))
                .blank();

        assertThat(sql).hasToString("astraße, Ω, 表, 🐘" + LONG + "é;\n");
    }

    @Test
    void statementsAreEndedEachOnALineOfItsOwn() {
        sql.comment("two statements");
        sql.statements(List.of("SELECT 1", "SELECT 2"));
        sql.add(SqlText.encode(List.of("BEGIN", "COMMIT")));

        assertThat(sql).hasToString("-- two statements\nSELECT 1;\nSELECT 2;\nBEGIN;\nCOMMIT;\n");
    }

    @Test
    void literalIsQuotedAsItsTextNeedsIt() {
        sql.literal("plain")
                .add(",")
                .literal("it's")
                .add(",")
                .literal("back\\slash")
                .add(",")
                .literal("");

        assertThat(sql).hasToString("'plain','it''s',E'back\\\\slash',''");
    }

    @Test
    void copyDataEndsWithItsMarkOnALineOfItsOwn() {
        sql.copyData("1\n2");
        sql.copyData("");

        assertThat(sql).hasToString("1\n2\n\\.\n\\.\n");
    }

    @Test
    void drainToHandsOverWhatIsMuchAndKeepsWhatIsLittle() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        sql.add("little");

        sql.drainTo(out);
        assertThat(out.size()).isZero();

        sql.add(LONG.repeat(10));
        sql.drainTo(out);
        assertThat(out.toString(UTF_8)).isEqualTo("little" + LONG.repeat(10));
        assertThat(sql).hasToString("");

        sql.add("the rest");
        sql.writeTo(out);
        assertThat(out.toString(UTF_8)).isEqualTo("little" + LONG.repeat(10) + "the rest");
    }
}
