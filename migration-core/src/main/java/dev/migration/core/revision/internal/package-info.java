/** The revision graph as numbers, for fast walks; no part of the API. */
@NullMarked
package dev.migration.core.revision.internal;

import org.jspecify.annotations.NullMarked;
