package dev.migration.core.script;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Reads the time at which a script was created. */
final class CreationTime {

    private static final String FORM = "dddd-dd-ddTdd:dd:ddZ";

    private CreationTime() {}

    /**
     * Reads an instant in ISO 8601. The form that we write is read by hand: the general parser would take a third of
     * the time of a whole listing.
     *
     * @throws DateTimeException if the text is none
     */
    static Instant parse(String text) {
        if (isPlain(text)) {
            try {
                return parsePlain(text);
            } catch (DateTimeException e) {
                // Midnight as 24:00 and leap seconds are instants all the same; the general parser decides.
                return Instant.parse(text);
            }
        }
        return Instant.parse(text);
    }

    private static boolean isPlain(String text) {
        if (text.length() != FORM.length()) {
            return false;
        }
        for (int i = 0; i < FORM.length(); i++) {
            char c = text.charAt(i);
            boolean fits = FORM.charAt(i) == 'd' ? c >= '0' && c <= '9' : c == FORM.charAt(i);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static Instant parsePlain(String text) {
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19))
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int start, int end) {
        return Integer.parseInt(text, start, end, 10);
    }
}
