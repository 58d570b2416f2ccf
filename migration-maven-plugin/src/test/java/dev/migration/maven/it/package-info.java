/** What the Invoker projects stand on: their server, their databases, their build logs. */
@NullMarked
package dev.migration.maven.it;

import org.jspecify.annotations.NullMarked;
