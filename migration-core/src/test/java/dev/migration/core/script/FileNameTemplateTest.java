package dev.migration.core.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.config.InvalidConfigException;
import dev.migration.core.revision.RevisionId;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTemplateTest {

    private static final Instant CREATED = Instant.parse("2026-03-07T23:59:59Z");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "a1, add grade, a1_add_grade.sql",
                "a1, `  Add  \"Grade\"!  `, a1_add_grade.sql",
                "a1, ``, a1.sql",
                "a1, 給与, a1.sql",
                "a1, Größe für Ærø (naïve café), a1_grosse_fur_aero_naive_cafe.sql",
                "a1, don't drop, a1_dont_drop.sql",
                "a1, one two three four five six seven eight nine ten, a1_one_two_three_four_five_six_seven_eight.sql",
                "a1, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabbbb, a1_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.sql",
                "../a\\b*?|, x, _._a_b____x.sql",
                ".hidden, x, _hidden_x.sql",
                "é1, x, é1_x.sql",
            })
    void fileNameHoldsIdAndWordsOfMessage(String id, String message, String name) {
        assertThat(FileNameTemplate.DEFAULT.fileName(new RevisionId(id), message, CREATED))
                .isEqualTo(name);
    }

    @Test
    void fileNameTakesFirstLineOfMessage() {
        assertThat(FileNameTemplate.DEFAULT.fileName(new RevisionId("a1"), "one\ntwo", CREATED))
                .isEqualTo("a1_one.sql");
    }

    @Test
    void fileNameWhenIdIsLongStaysWithinWhatFileSystemsTake() {
        assertThat(FileNameTemplate.DEFAULT.fileName(new RevisionId("😀".repeat(128)), "x", CREATED))
                .isEqualTo("😀".repeat(32) + "_x.sql");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "{revision}, add grade, a1.sql",
                "{slug}-{revision}, add grade, add_grade-a1.sql",
                "{slug}-{revision}, 給与, a1.sql",
                "{revision}.{slug}.{day}, 給与, a1.07.sql",
                "{year}{month}{day}_{revision}_{slug}, add grade, 20260307_a1_add_grade.sql",
                "{year}/{month}/{revision}_{slug}, add grade, 2026/03/a1_add_grade.sql",
                "{slug}/{revision}, 給与, a1.sql",
                "{slug}..{revision}, 給与, _a1.sql",
                "V{revision}__{slug}.sql, add grade, Va1__add_grade.sql",
                "{revision}_{revision}, x, a1_a1.sql",
            })
    void fileNameFillsPlaceholders(String template, String message, String name) {
        assertThat(FileNameTemplate.parse(template).fileName(new RevisionId("a1"), message, CREATED))
                .isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../../etc/passwd", "/etc/passwd", "..\\x", ".", "$1", "C:"})
    void fileNameWhateverTheIdStaysInTheFolder(String id) {
        assertThat(FileNameTemplate.parse("{year}/{revision}").fileName(new RevisionId(id), "", CREATED))
                .matches("2026/[^/\\\\.][^/\\\\]*");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{revision}_{slug}; x; CON; 'CON' is no value for migration.revId: Windows keeps the name 'CON' for a"
                        + " device. Choose another id.",
                "{revision}_{slug}; x; com1.a; 'com1.a' is no value for migration.revId: Windows keeps the name"
                        + " 'com1.a' for a device. Choose another id.",
                "{slug}/{revision}; AUX!; 42; '{slug}/{revision}' is no value for migration.fileName: the file would be"
                        + " 'aux/42.sql', and Windows keeps the name 'aux' for a device."
                        + " Choose another message, id or template.",
                "{slug}.{revision}; prn; 42; '{slug}.{revision}' is no value for migration.fileName: the file would be"
                        + " 'prn.42.sql', and Windows keeps the name 'prn.42.sql' for a device."
                        + " Choose another message, id or template.",
                "{revision}/{revision}; x; 42.; '{revision}/{revision}' is no value for migration.fileName: the file"
                        + " would be '42./42..sql', and Windows drops what '42.' ends with, the dot."
                        + " Choose another message, id or template.",
            })
    void newFileWhenWindowsCannotHaveItSaysWhy(String template, String message, String id, String text) {
        NewScript script = NewScript.of(new RevisionId(id), message, CREATED);

        assertThatThrownBy(() -> FileNameTemplate.parse(template).newFile(script))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessage(text);
    }

    @ParameterizedTest
    @CsvSource({
        "con1, x, con1_x.sql",
        "com, x, com_x.sql",
        "com10, x, com10_x.sql",
        "42, con, 42_con.sql",
        "a., x, a._x.sql",
        "a.con, '', a.con.sql",
    })
    void newFileWhenWindowsCanHaveItIsTheFileName(String id, String message, String name) {
        assertThat(FileNameTemplate.DEFAULT.newFile(NewScript.of(new RevisionId(id), message, CREATED)))
                .isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CON", "prn", "Aux", "NUL", "com0", "COM9", "lpt0", "LPT9", "com¹", "nul.sql", "con .x.y"})
    void newFileWhenTheIdIsADeviceOfWindowsIsRefused(String id) {
        NewScript script = NewScript.of(new RevisionId(id), "x", CREATED);

        assertThatThrownBy(() -> FileNameTemplate.DEFAULT.newFile(script))
                .hasMessageContaining("migration.revId")
                .hasMessageContaining("for a device");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{revision}_{author}; there is no placeholder {author}. Use {revision}, {slug}, {year}, {month} and {day}",
                "{Revision}; there is no placeholder {Revision}. Use {revision}, {slug}, {year}, {month} and {day}",
                "{revision}_{slug; a brace belongs to no placeholder. Write placeholders as {revision}",
                "{slug}; the file's name needs {revision}, by which names differ",
                "{revision}/{slug}; the file's name needs {revision}, by which names differ",
                "../{revision}; it leaves the folder of scripts. Name folders beneath it only",
                "a/../../{revision}; it leaves the folder of scripts. Name folders beneath it only",
                "/tmp/{revision}; a folder or the file has no name. Write one / between two names, none at the ends",
                "a//{revision}; a folder or the file has no name. Write one / between two names, none at the ends",
                "a\\{revision}; a file's name cannot hold the character \\ everywhere. Use / for folders",
                "C:{revision}; a file's name cannot hold the character : everywhere. Use / for folders",
                ".{revision}; scripts with a dot in front are not found. Begin each name with another character",
                "./{revision}; scripts with a dot in front are not found. Begin each name with another character",
                "con/{revision}; Windows keeps the name 'con' for a device. Choose another name",
                "a/Lpt1.{year}/{revision}; Windows keeps the name 'Lpt1.{year}' for a device. Choose another name",
                "nul.{revision}; Windows keeps the name 'nul.{revision}' for a device. Choose another name",
                "v{year}./{revision}; Windows drops what 'v{year}.' ends with, the dot. Choose another name",
                "v1 /{revision}; Windows drops what 'v1 ' ends with, the space. Choose another name",
            })
    void parseWhenTheTemplateCannotBeUsedSaysWhy(String template, String reason) {
        assertThatThrownBy(() -> FileNameTemplate.parse(template))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessage("'" + template + "' is no value for migration.fileName: " + reason + ".");
    }

    @Test
    void parseWhenTheTemplateHoldsAControlCharacterRefuses() {
        assertThatThrownBy(() -> FileNameTemplate.parse("a\t{revision}"))
                .hasMessage(
                        "'a\\u0009{revision}' is no value for migration.fileName: a file's name cannot hold a control"
                                + " character everywhere. Use / for folders.");
    }
}
