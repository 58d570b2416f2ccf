package dev.migration.core.run;

import dev.migration.core.event.ChangedScript;
import dev.migration.core.revision.Revision;
import dev.migration.core.revision.RevisionId;
import dev.migration.core.revision.RevisionMap;
import dev.migration.core.script.InvalidScriptsException;
import dev.migration.core.script.ScriptDirectory;
import dev.migration.core.script.ScriptFault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The scripts of applied revisions, and whether they still are what was applied. Compared are the revisions that are applied
 * now, have a script in scope, and whose last run is an upgrade that the history table has a checksum of: not what was
 * stamped only, or came from Alembic.
 */
public final class AppliedScripts {

    private final ScriptDirectory scripts;
    private final RevisionMap map;
    private final Bookkeeping bookkeeping;

    /** Compares these scripts. */
    public AppliedScripts(ScriptDirectory scripts, RevisionMap map, Bookkeeping bookkeeping) {
        this.scripts = scripts;
        this.map = map;
        this.bookkeeping = bookkeeping;
    }

    /**
     * Returns the scripts that have changed since, in the order in which they were applied.
     *
     * @param rows of the version table
     * @param wanted which revisions matter
     * @throws InvalidScriptsException when scripts of applied revisions cannot be read
     * @throws DatabaseException when the history table cannot be read
     */
    public List<ChangedScript> changed(Session session, Set<RevisionId> rows, Predicate<Revision> wanted) {
        Set<RevisionId> applied =
                map.applied(rows).stream().filter(wanted).map(Revision::id).collect(Collectors.toSet());
        if (applied.isEmpty()) {
            return List.of();
        }
        List<HistoryRow> recorded = bookkeeping.readUpgrades(session).stream()
                .filter(row ->
                        applied.contains(row.revision()) && !row.checksum().isEmpty())
                .toList();
        // Reading and lexing is all the work; scripts do not share anything.
        return changed(recorded.parallelStream().map(this::compare).toList());
    }

    private static List<ChangedScript> changed(List<Compared> compared) {
        List<ScriptFault> faults =
                compared.stream().flatMap(one -> one.faults().stream()).toList();
        if (!faults.isEmpty()) {
            throw new InvalidScriptsException(faults);
        }
        List<ChangedScript> changed = new ArrayList<>();
        compared.forEach(one -> one.changed().ifPresent(changed::add));
        changed.sort(Comparator.comparingLong(ChangedScript::historyRow));
        return changed;
    }

    /** What comparing a script came to, or what is wrong with it. */
    private record Compared(Optional<ChangedScript> changed, Collection<ScriptFault> faults) {}

    private Compared compare(HistoryRow row) {
        try {
            String actual = scripts.script(row.revision()).body().checksum();
            return new Compared(
                    actual.equals(row.checksum()) ? Optional.empty() : Optional.of(changed(row, actual)), List.of());
        } catch (InvalidScriptsException e) {
            return new Compared(Optional.empty(), e.faults());
        }
    }

    private ChangedScript changed(HistoryRow row, String actual) {
        return new ChangedScript(
                map.revision(row.revision()), row.id(), row.checksum(), actual, row.appliedBy(), row.appliedAt());
    }
}
