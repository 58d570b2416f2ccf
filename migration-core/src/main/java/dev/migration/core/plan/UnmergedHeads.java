package dev.migration.core.plan;

import dev.migration.core.revision.Revision;
import java.util.List;

/**
 * A module whose line has split.
 *
 * @param heads its heads, by id; at least two
 */
public record UnmergedHeads(String module, List<Revision> heads) {

    /** Creates the value with a copy of the list. */
    public UnmergedHeads {
        heads = List.copyOf(heads);
    }
}
