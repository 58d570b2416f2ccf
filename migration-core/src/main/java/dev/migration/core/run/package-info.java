/** Runs plans on a database: the session, the version and history tables, the runner. */
@NullMarked
package dev.migration.core.run;

import org.jspecify.annotations.NullMarked;
