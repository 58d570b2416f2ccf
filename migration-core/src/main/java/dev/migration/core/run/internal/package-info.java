/** How the runner talks to PostgreSQL through the driver's own query executor. */
@NullMarked
package dev.migration.core.run.internal;

import org.jspecify.annotations.NullMarked;
