/** What happens during a run, told in domain words: no text, no logger. */
@NullMarked
package dev.migration.core.event;

import org.jspecify.annotations.NullMarked;
