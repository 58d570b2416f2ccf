/** Finding, parsing and writing scripts. */
@NullMarked
package dev.migration.core.script;

import org.jspecify.annotations.NullMarked;
