/** The PostgreSQL server that tests run on. */
@NullMarked
package dev.migration.core.testing;

import org.jspecify.annotations.NullMarked;
