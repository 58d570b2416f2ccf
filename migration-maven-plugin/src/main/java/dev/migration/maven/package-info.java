/** The Maven side: one Mojo a goal; adapters to the reactor, the settings and the embedded server. */
@NullMarked
package dev.migration.maven;

import org.jspecify.annotations.NullMarked;
