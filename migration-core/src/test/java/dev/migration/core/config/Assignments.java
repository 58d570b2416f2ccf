package dev.migration.core.config;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Variables as a shell writes them. */
final class Assignments {

    private Assignments() {}

    /** Reads {@code NAME=value}, each. */
    static Map<String, String> of(String... assignments) {
        return Stream.of(assignments)
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> each[1]));
    }
}
