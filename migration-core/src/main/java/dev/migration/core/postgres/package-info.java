/** What PostgreSQL is: its lexical rules, statements, what may run in a transaction, quoting. */
@NullMarked
package dev.migration.core.postgres;

import org.jspecify.annotations.NullMarked;
