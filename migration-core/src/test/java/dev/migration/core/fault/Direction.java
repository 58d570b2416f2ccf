package dev.migration.core.fault;

import dev.migration.core.Migrations;
import dev.migration.core.revision.Target;
import dev.migration.core.run.ConnectionSource;
import dev.migration.core.run.RunResult;
import java.util.List;

/** Where a run goes. */
enum Direction {
    UPGRADE("upgrade") {
        @Override
        RunResult run(Migrations migrations, ConnectionSource database, String target) {
            return migrations.upgrade(database, List.of(Target.parse(target)));
        }
    },
    DOWNGRADE("downgrade") {
        @Override
        RunResult run(Migrations migrations, ConnectionSource database, String target) {
            return migrations.downgrade(database, Target.parse(target));
        }
    };

    private final String word;

    Direction(String word) {
        this.word = word;
    }

    /** Returns the word as the history writes it. */
    String word() {
        return word;
    }

    /** Returns the target of a run that goes all the way. */
    String end() {
        return this == UPGRADE ? "heads" : "base";
    }

    abstract RunResult run(Migrations migrations, ConnectionSource database, String target);
}
