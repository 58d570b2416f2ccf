package dev.migration.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.Migrations;
import dev.migration.core.config.MigrationConfig;
import dev.migration.core.plan.NotAHeadException;
import dev.migration.core.plan.UnmergedHeadsException;
import dev.migration.core.revision.BranchLabel;
import dev.migration.core.revision.InvalidGraphException;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.revision.RevisionRange;
import dev.migration.core.revision.Target;
import dev.migration.core.script.FileNameTemplate;
import dev.migration.core.script.ScriptDirectory;
import dev.migration.core.script.ScriptNames;
import dev.migration.core.testing.ScriptFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewRevisionTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:15:30.5Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private ScriptFolder scripts;

    private ScriptNames names = new ScriptNames(FileNameTemplate.DEFAULT, taken -> new RevisionId("00000000000a"));

    @BeforeEach
    void useFolder() {
        scripts = new ScriptFolder(folder);
    }

    @Test
    void writeWhenItIsTheModulesFirstScriptMakesABaseWithTheModulesLabel() throws IOException {
        NewRevision.Written written = write(request("create users"));

        assertThat(written.file()).isEqualTo(folder.resolve("00000000000a_create_users.sql"));
        assertThat(Files.readString(written.file())).startsWith("""
                        -- create users
                        --
                        -- revision: 00000000000a
                        -- branch labels: app
                        -- created: 2026-11-21T10:15:30Z

                        -- migration:upgrade
                        """);
        assertThat(written.revision().branchLabels()).containsExactly(new BranchLabel("app"));
    }

    @Test
    void writeWhenTheModuleHasAHeadContinuesIt() {
        scripts.write("a", "", "", "");

        NewRevision.Written written = write(request("more"));

        assertThat(written.revision().downRevisions()).containsExactly(new RevisionId("a"));
        assertThat(written.revision().branchLabels()).isEmpty();
    }

    @Test
    void writeWhenTheModuleHasTwoHeadsRefuses() {
        scripts.write("a", "", "", "");
        scripts.write("b", "a", "", "");
        scripts.write("c", "a", "", "");

        assertThatThrownBy(() -> write(request("more"))).isInstanceOf(UnmergedHeadsException.class);
        assertThat(files()).containsExactly("a.sql", "b.sql", "c.sql");
    }

    @Test
    void writeAtARevisionThatIsRevisedNeedsSplice() {
        scripts.write("a", "", "", "");
        scripts.write("b", "a", "", "");

        assertThatThrownBy(() -> write(at("a", false))).isInstanceOf(NotAHeadException.class);
        assertThat(write(at("a", true)).revision().downRevisions()).containsExactly(new RevisionId("a"));
    }

    @Test
    void writeWithDependenciesWritesTheirIds() {
        scripts.write("abc", "", "", "");

        NewRevision.Written written =
                write(NewRevisionRequest.of("billing", folder, "bills").withDependsOn(List.of(Target.parse("ab"))));

        assertThat(written.revision().dependsOn()).containsExactly("abc");
        assertThat(written.revision().downRevisions()).isEmpty();
    }

    @Test
    void writeWhenTheIdIsTakenWritesNothing() {
        scripts.write("a", "", "", "");

        assertThatThrownBy(() -> write(request("again").withRevision(new RevisionId("a"))))
                .isInstanceOf(InvalidGraphException.class);
        assertThat(files()).containsExactly("a.sql");
    }

    @Test
    void writeWhenNamedByCountAndYearGoesOnFromTheHighestNumberInAFolderOfTheYear() {
        scripts.write("041", "", "", "");
        names = ScriptNames.defaults().withRevisionIds("sequential").withFileName("{year}/{revision}_{slug}");

        NewRevision.Written first = write(request("create users"));
        NewRevision.Written second = write(request("add grade"));

        assertThat(first.file())
                .isEqualTo(folder.resolve("2026/042_create_users.sql"))
                .isRegularFile();
        assertThat(second.file())
                .isEqualTo(folder.resolve("2026/043_add_grade.sql"))
                .isRegularFile();
        assertThat(second.revision().downRevisions()).containsExactly(new RevisionId("042"));
    }

    @Test
    void newRevisionAfterOneThatWasTakenInGoesOnFromIt() {
        scripts.write("001", "", "", "");
        Migrations migrations = Migrations.load(List.of(scripts.location()), MigrationConfig.defaults())
                .withScriptNames(ScriptNames.defaults().withRevisionIds("sequential"));

        NewRevision.Written first = migrations.newRevision(request("create users"));
        Migrations both = migrations.with(first);
        NewRevision.Written second = both.newRevision(request("add grade"));

        assertThat(second.revision().id()).isEqualTo(new RevisionId("003"));
        assertThat(second.revision().downRevisions()).containsExactly(new RevisionId("002"));
        assertThat(both.offlineSql().upgrade(RevisionRange.parse("base:head")))
                .contains("-- Running upgrade 001 -> 002");
        assertThat(migrations.revisionMap().find(new RevisionId("002"))).isEmpty();
    }

    private NewRevision.Written write(NewRevisionRequest request) {
        CommandContext context =
                CommandContext.of(ScriptDirectory.load(List.of(scripts.location())), MigrationConfig.defaults());
        return new NewRevision(context, names, CLOCK).write(request);
    }

    private NewRevisionRequest request(String message) {
        return NewRevisionRequest.of("app", folder, message);
    }

    private NewRevisionRequest at(String head, boolean splice) {
        return request("x").withHeads(List.of(Target.parse(head)), splice);
    }

    private List<String> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
