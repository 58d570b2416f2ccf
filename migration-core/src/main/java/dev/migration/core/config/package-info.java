/** The settings as a user gave them, immutable; all defaults are here and nowhere else. */
@NullMarked
package dev.migration.core.config;

import org.jspecify.annotations.NullMarked;
