package dev.migration.core.revision;

import java.io.Serializable;

/**
 * Where a revision comes from. Ordered by module order, module and file.
 *
 * @param module the artifactId of its Maven module; empty outside of one
 * @param moduleOrder the place of the module among all: jars first, then the order of the reactor; only ever compared
 * @param file the script as a user would name it
 */
public record Origin(String module, int moduleOrder, String file) implements Comparable<Origin>, Serializable {

    @Override
    public int compareTo(Origin other) {
        int order = Integer.compare(moduleOrder, other.moduleOrder);
        int name = order == 0 ? module.compareTo(other.module) : order;
        return name == 0 ? file.compareTo(other.file) : name;
    }

    /** Returns {@code module, file}, the form in error texts. */
    @Override
    public String toString() {
        return module.isEmpty() ? file : module + ", " + file;
    }
}
