package com.example.startup;

import dev.migration.core.Migrations;
import dev.migration.core.error.MigrationException;
import dev.migration.core.run.ConnectionSources;
import dev.migration.core.run.RunResult;
import java.io.PrintStream;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Upgrades its database, then uses it. */
public final class Startup {

    private Startup() {}

    public static void main(String[] args) throws SQLException {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(args[0]);
        try {
            upgrade(dataSource, System.out);
        } catch (MigrationException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        Notes notes = new Notes(dataSource);
        notes.add("started");
        notes.texts().forEach(System.out::println);
    }

    static RunResult upgrade(DataSource dataSource, PrintStream out) {
        return Migrations.onClassPath(Startup.class.getClassLoader())
                .withListener(new PrintingListener(out))
                .upgrade(ConnectionSources.of(dataSource));
    }
}
