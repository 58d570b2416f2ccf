/** What stays true when processes, connections, servers and disks fail. */
@NullMarked
package dev.migration.core.fault;

import org.jspecify.annotations.NullMarked;
