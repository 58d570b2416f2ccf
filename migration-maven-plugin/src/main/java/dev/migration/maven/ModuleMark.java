package dev.migration.maven;

import dev.migration.core.revision.Revision;

/** Names a revision's module, at the end of a line. */
final class ModuleMark {

    private ModuleMark() {}

    static String of(Revision revision) {
        return "[" + Style.MODULE.of(revision.origin().module()) + "]";
    }
}
