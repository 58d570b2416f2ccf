/** One class a use case: what a command does, from its arguments to its result. */
@NullMarked
package dev.migration.core.command;

import org.jspecify.annotations.NullMarked;
