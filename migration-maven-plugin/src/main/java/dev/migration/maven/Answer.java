package dev.migration.maven;

import java.util.List;

/**
 * What a goal has to tell, in both forms.
 *
 * @param lines for a person, perhaps with colours
 * @param document for a program: records, lists and texts that Jackson writes as JSON
 */
record Answer(List<String> lines, Object document) {

    Answer {
        lines = List.copyOf(lines);
    }

    static Answer of(String line, Object document) {
        return new Answer(List.of(line), document);
    }
}
