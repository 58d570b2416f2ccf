package dev.migration.maven;

import dev.migration.core.run.ConnectionSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A database that is looked for when it is connected to, once. Not thread-safe. */
final class DatabaseOnDemand implements ConnectionSource {

    private final Supplier<ConnectionSource> search;
    private @Nullable ConnectionSource found;

    /** The database that a search finds, or fails to find with an error of its own. */
    DatabaseOnDemand(Supplier<ConnectionSource> search) {
        this.search = search;
    }

    @Override
    public Connection open() throws SQLException {
        return found().open();
    }

    @Override
    public String display() {
        return found().display();
    }

    @Override
    public String origin() {
        return found().origin();
    }

    @Override
    public String masked(String text) {
        return found().masked(text);
    }

    private ConnectionSource found() {
        ConnectionSource source = found;
        if (source == null) {
            source = search.get();
            found = source;
        }
        return source;
    }
}
