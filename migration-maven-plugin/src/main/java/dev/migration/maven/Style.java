package dev.migration.maven;

import org.apache.maven.shared.utils.logging.MessageBuilder;
import org.apache.maven.shared.utils.logging.MessageUtils;

/**
 * How words stand out in the lines of goals, in Maven's own colours. Whether there are any is Maven's choice: by terminal,
 * {@code -B} and {@code -Dstyle.color}.
 */
enum Style {
    /** What the line is about: an id, a file. */
    STRONG,
    GOOD,
    NOTABLE,
    BAD,
    MODULE;

    private static final char ESCAPE = '\u001B';

    /** Returns the text, between the codes of its colour where there are colours. */
    String of(Object text) {
        MessageBuilder message = MessageUtils.buffer();
        return switch (this) {
            case STRONG -> message.strong(text).build();
            case GOOD -> message.success(text).build();
            case NOTABLE -> message.warning(text).build();
            case BAD -> message.failure(text).build();
            case MODULE -> message.project(text).build();
        };
    }

    /** Returns a line without colours, as it is written to a file. */
    static String plain(String line) {
        return line.indexOf(ESCAPE) < 0 ? line : MessageUtils.stripAnsiCodes(line);
    }
}
