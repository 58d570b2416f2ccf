/** What a command will do: steps from one state of the version table to another, all planned before any runs. Pure, no I/O. */
@NullMarked
package dev.migration.core.plan;

import org.jspecify.annotations.NullMarked;
