package dev.migration.core.revision;

import java.io.Serializable;

/**
 * Where a revision comes from.
 *
 * @param module the artifactId of its Maven module; empty outside of one
 * @param moduleOrder the place of the module among all: jars first, then the order of the reactor; only ever compared
 * @param file the script as a user would name it
 */
public record Origin(String module, int moduleOrder, String file) implements Serializable {

    /** Returns {@code module, file}, the form in error texts. */
    @Override
    public String toString() {
        return module.isEmpty() ? file : module + ", " + file;
    }
}
