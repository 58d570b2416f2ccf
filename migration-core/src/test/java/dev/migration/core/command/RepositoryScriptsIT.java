package dev.migration.core.command;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migration.core.Migrations;
import dev.migration.core.config.MigrationConfig;
import dev.migration.core.error.MigrationException;
import dev.migration.core.revision.RevisionRange;
import dev.migration.core.revision.Target;
import dev.migration.core.script.ScriptLocation;
import dev.migration.core.testing.DatabaseContents;
import dev.migration.core.testing.PsqlScript;
import dev.migration.core.testing.TestDatabase;
import dev.migration.core.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The scripts of all examples and Invoker projects of this repository: the SQL for review leaves what the run leaves. */
class RepositoryScriptsIT {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String SCRIPTS = "src/main/resources/db/migration";

    // Projects about mistakes do not get to the end, neither way; half of all is far from none.
    private static final int FEWEST = 25;

    @Test
    void upgradeOfEachProjectLeavesWhatTheOnlineRunLeaves() throws IOException {
        List<String> compared = new ArrayList<>();
        for (Path project : projects()) {
            TestDatabase online = TestServer.createDatabase();
            if (isRun(project, online)) {
                TestDatabase offline = TestServer.createDatabase();
                PsqlScript.run(offline, migrations(project).offlineSql().upgrade(RevisionRange.all()));
                assertThat(DatabaseContents.of(offline))
                        .as("%s", ROOT.relativize(project))
                        .isEqualTo(DatabaseContents.of(online));
                compared.add(ROOT.relativize(project).toString());
            }
        }
        assertThat(compared).contains("examples/workforce", "examples/startup").hasSizeGreaterThan(FEWEST);
    }

    private static boolean isRun(Path project, TestDatabase online) throws IOException {
        try {
            return !migrations(project)
                    .upgrade(online.connections(), List.of(Target.parse("heads")))
                    .applied()
                    .isEmpty();
        } catch (MigrationException e) {
            return false;
        }
    }

    private static List<Path> projects() throws IOException {
        List<Path> projects = new ArrayList<>();
        for (String parent : List.of("examples", "src/it")) {
            try (Stream<Path> folders = Files.list(ROOT.resolve(parent))) {
                projects.addAll(folders.filter(Files::isDirectory).sorted().toList());
            }
        }
        return projects;
    }

    private static Migrations migrations(Path project) throws IOException {
        List<ScriptLocation> locations = new ArrayList<>();
        try (Stream<Path> folders = Files.walk(project)) {
            for (Path folder :
                    folders.filter(path -> path.endsWith(SCRIPTS)).sorted().collect(toList())) {
                Path module = project.resolve(folder.toString().replace("/" + SCRIPTS, ""));
                String name = String.valueOf(module.getFileName());
                locations.add(new ScriptLocation.Folder(folder, module, name, locations.size()));
            }
        }
        return Migrations.load(locations, MigrationConfig.defaults());
    }
}
