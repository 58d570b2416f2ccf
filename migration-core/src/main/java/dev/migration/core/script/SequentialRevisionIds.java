package dev.migration.core.script;

import dev.migration.core.revision.RevisionId;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Counts: {@code 001}, {@code 002} and so on, one more than the highest number there is and with no fewer digits. Ids of more
 * than nine digits are no numbers here: random ids may happen to look like that.
 */
public final class SequentialRevisionIds implements RevisionIdSource {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private static final String BEFORE_THE_FIRST = "000";

    @Override
    public RevisionId next(Set<RevisionId> taken) {
        String highest = taken.stream()
                .map(RevisionId::value)
                .filter(id -> NUMBER.matcher(id).matches())
                .max(Comparator.<String>comparingLong(Long::parseLong).thenComparing(String::length))
                .orElse(BEFORE_THE_FIRST);
        int digits = Math.max(highest.length(), BEFORE_THE_FIRST.length());
        long number = Long.parseLong(highest);
        RevisionId id;
        do {
            number++;
            id = new RevisionId(String.format(Locale.ROOT, "%0" + digits + "d", number));
        } while (taken.contains(id));
        return id;
    }
}
