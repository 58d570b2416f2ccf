/** The revision graph: revisions, how a text names them, and the map that finds them. Pure, no I/O. */
@NullMarked
package dev.migration.core.revision;

import org.jspecify.annotations.NullMarked;
