/** The engine's facade: one method a command. */
@NullMarked
package dev.migration.core;

import org.jspecify.annotations.NullMarked;
