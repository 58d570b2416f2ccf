package dev.migration.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatementChecksumTest {

    private static final String SQL =
            "CREATE TABLE t (n integer); -- one\nCOPY t FROM stdin;\n1\n\\.\nSELECT 'a' /* b */ 'c';";

    @Test
    void ofWhenAllStatementsAreGivenIsTheChecksumOfTheirPart() {
        SqlPart part = part(SQL);

        assertThat(StatementChecksum.of(part.statements()))
                .isEqualTo(part.checksum().orElseThrow());
    }

    @Test
    void ofWhenTheFirstStatementsAreGivenIsThatOfATextThatEndsThere() {
        assertThat(StatementChecksum.of(part(SQL).statements().subList(0, 2)))
                .isEqualTo(part("CREATE TABLE t(n integer);COPY t FROM stdin;\n1\n\\.\n")
                        .checksum()
                        .orElseThrow());
    }

    @Test
    void ofWhenDataDiffersDiffers() {
        assertThat(StatementChecksum.of(part(SQL).statements()))
                .isNotEqualTo(
                        StatementChecksum.of(part(SQL.replace("\n1\n", "\n2\n")).statements()));
    }

    private static SqlPart part(String sql) {
        return new StatementSplitter(new SourceText("a.sql", sql), 0, comment -> false).nextWithChecksum();
    }
}
