package dev.migration.core.command;

import dev.migration.core.plan.NewRevisions;
import dev.migration.core.revision.BranchLabel;
import dev.migration.core.revision.Origin;
import dev.migration.core.revision.Revision;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.revision.RevisionMap;
import dev.migration.core.revision.Target;
import dev.migration.core.script.NewScript;
import dev.migration.core.script.ScriptNames;
import dev.migration.core.script.ScriptWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a new, empty script. All checks come before the file. */
public final class NewRevision {

    private final CommandContext context;
    private final ScriptNames names;
    private final Clock clock;

    /**
     * The command over the context's scripts.
     *
     * @param names how script and file are named; the request may name the id
     * @param clock tells the script's creation time
     */
    public NewRevision(CommandContext context, ScriptNames names, Clock clock) {
        this.context = context;
        this.names = names;
        this.clock = clock;
    }

    /**
     * A script that was written.
     *
     * @param file its path
     * @param revision what its header says
     */
    public record Written(Path file, Revision revision) {}

    /**
     * Writes the script.
     *
     * @throws dev.migration.core.error.MigrationException when a target, an id or a label cannot be used, or the file cannot be
     *     written
     */
    public Written write(NewRevisionRequest request) {
        RevisionMap map = context.revisionMap();
        NewRevisions rules = new NewRevisions(map);
        List<RevisionId> downRevisions = request.heads().isEmpty()
                ? rules.downRevisionsIn(request.module())
                : rules.downRevisionsAt(request.heads(), Set.of(), request.splice());
        List<BranchLabel> labels = new ArrayList<>(request.branchLabels());
        rules.firstLabelOf(request.module())
                .filter(label -> !labels.contains(label))
                .ifPresent(labels::add);
        List<String> dependsOn = request.dependsOn().stream()
                .flatMap(target -> dependencies(map, target).stream())
                .toList();
        RevisionId id = request.revision().orElseGet(() -> names.ids().next(ids(map)));
        NewScript script =
                new NewScript(id, request.message(), downRevisions, labels, dependsOn, clock.instant(), "", "");
        ScriptWriter writer = new ScriptWriter(request.folder(), names.fileName(), request.template());
        Revision revision = new Revision(
                id,
                downRevisions,
                dependsOn,
                labels,
                request.message(),
                Optional.of(script.createdAt()),
                new Origin(
                        request.module(),
                        Integer.MAX_VALUE,
                        writer.target(script).toString()));
        map.with(revision);
        return new Written(writer.write(script), revision);
    }

    private static Set<RevisionId> ids(RevisionMap map) {
        return map.revisions().stream().map(Revision::id).collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> dependencies(RevisionMap map, Target target) {
        return map.resolveWithoutSteps(target, Set.of()).stream()
                .map(revision -> revision.id().value())
                .toList();
    }
}
