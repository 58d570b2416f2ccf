/** What all errors of the engine share: their root and the place in a file that they point at. */
@NullMarked
package dev.migration.core.error;

import org.jspecify.annotations.NullMarked;
