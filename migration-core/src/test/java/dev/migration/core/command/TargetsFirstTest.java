package dev.migration.core.command;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.Migrations;
import dev.migration.core.config.MigrationConfig;
import dev.migration.core.revision.Target;
import dev.migration.core.revision.UnknownBranchException;
import dev.migration.core.revision.UnknownRevisionException;
import dev.migration.core.run.ConnectionFailedException;
import dev.migration.core.run.ConnectionSource;
import dev.migration.core.testing.ScriptFolder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands say what is wrong with a target without a database, which here does not answer. */
class TargetsFirstTest {

    private static final List<Target> UNKNOWN = List.of(Target.parse("feed"));

    @TempDir
    Path folder;

    private final ConnectionSource database = new Down();

    private Migrations migrations;

    @BeforeEach
    void load() {
        ScriptFolder scripts = new ScriptFolder(folder);
        scripts.write("a", "", "SELECT 1", "SELECT 1");
        migrations = Migrations.load(List.of(scripts.location()), MigrationConfig.defaults());
    }

    @Test
    void upgradeWhenTargetIsUnknownSaysSo() {
        assertThatThrownBy(() -> migrations.upgrade(database, UNKNOWN)).isInstanceOf(UnknownRevisionException.class);
    }

    @Test
    void upgradeWhenBranchOfStepsIsUnknownSaysSo() {
        List<Target> targets = List.of(Target.parse("billing@+1"));

        assertThatThrownBy(() -> migrations.upgrade(database, targets)).isInstanceOf(UnknownBranchException.class);
    }

    @Test
    void downgradeWhenTargetIsUnknownSaysSo() {
        assertThatThrownBy(() -> migrations.downgrade(database, UNKNOWN.get(0)))
                .isInstanceOf(UnknownRevisionException.class);
    }

    @Test
    void stampWhenTargetIsUnknownSaysSo() {
        assertThatThrownBy(() -> migrations.stamp(database, UNKNOWN, true))
                .isInstanceOf(UnknownRevisionException.class);
    }

    @Test
    void upgradeWhenStepsCountFromTheRowsAsksTheDatabase() {
        List<Target> targets = List.of(Target.parse("+3"));

        assertThatThrownBy(() -> migrations.upgrade(database, targets)).isInstanceOf(ConnectionFailedException.class);
    }

    private static final class Down implements ConnectionSource {

        @Override
        public Connection open() throws SQLException {
            throw new SQLException("down", "08001");
        }

        @Override
        public String display() {
            return "nowhere";
        }

        @Override
        public String origin() {
            return "the test";
        }
    }
}
