package dev.migration.maven;

import dev.migration.core.revision.CurrentRevision;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows where the database is: the rows of its version table, and what these imply. Writes nothing.
 *
 * @since 0.1.0
 */
@Mojo(name = "current", aggregator = true, threadSafe = true)
public final class CurrentMojo extends MigrationMojo {

    /**
     * Whether to show all there is to say of each revision.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migration.verbose", defaultValue = "false")
    private boolean verbose;

    /**
     * A place where the database is, in a JSON answer.
     *
     * @param known whether a script has it
     * @param implied whether it is no row, but implied by one through a dependency
     * @param details absent where no script has it
     */
    record CurrentDocument(
            String revision,
            boolean known,
            boolean implied,
            @Nullable RevisionDocument details) {}

    /** The answer. */
    record Document(List<CurrentDocument> current) {}

    @Override
    void run() throws MojoExecutionException {
        List<CurrentRevision> current = migrations().current(database());
        List<String> lines =
                current.isEmpty() ? List.of("The database is at base: nothing is applied") : lines(current);
        answer(new Answer(
                lines, new Document(current.stream().map(CurrentMojo::document).toList())));
    }

    private List<String> lines(List<CurrentRevision> current) {
        return verbose
                ? current.stream().flatMap(place -> block(place).stream()).toList()
                : RevisionLines.current(current);
    }

    private static List<String> block(CurrentRevision place) {
        return place.listed().map(RevisionBlocks::of).orElseGet(() -> RevisionLines.current(List.of(place)));
    }

    private static CurrentDocument document(CurrentRevision current) {
        return new CurrentDocument(
                current.id().value(),
                current.listed().isPresent(),
                current.implied(),
                current.listed().map(RevisionDocument::of).orElse(null));
    }
}
