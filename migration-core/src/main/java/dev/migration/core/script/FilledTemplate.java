package dev.migration.core.script;

import static java.util.stream.Collectors.joining;

import dev.migration.core.error.Place;
import dev.migration.core.postgres.SourceText;
import java.util.ArrayList;
import java.util.List;

/**
 * The script that came of a template, every line of which knows the template's line that it is of.
 *
 * @param name of the template
 */
record FilledTemplate(String name, List<Line> lines) {

    FilledTemplate {
        lines = List.copyOf(lines);
    }

    /**
     * A line of the script.
     *
     * @param number of the template's line, from 1
     * @param plain whether it is the template's line as it stands
     */
    record Line(String text, int number, boolean plain) {}

    String text() {
        return lines.stream().map(line -> line.text + "\n").collect(joining());
    }

    /**
     * Requires that this is the script that was asked for.
     *
     * @throws InvalidTemplateException with all that is wrong, by lines of the template
     */
    void check(NewScript script) {
        String text = text();
        List<ScriptFault> faults = new ArrayList<>();
        try {
            HeaderLines header = HeaderLines.of(text, /* whole= */ true);
            faults.addAll(new HeaderComparison(name, header, HeaderParser.parse(name, header)).faults(script));
            checkSections(script, BodyParser.parse(new SourceText(name, text)), faults);
        } catch (InvalidScriptsException e) {
            faults.addAll(e.faults());
        }
        if (!faults.isEmpty()) {
            throw new InvalidTemplateException(faults.stream()
                    .map(fault -> new ScriptFault(inTemplate(fault.place()), fault.message()))
                    .toList());
        }
    }

    private void checkSections(NewScript script, ScriptBody body, List<ScriptFault> faults) {
        if (!script.upgrade().isBlank() && body.upgrade().statements().isEmpty()) {
            faults.add(new ScriptFault(
                    body.upgrade().place(), "The upgrade's SQL has no place. Write {upgrade} beneath this marker."));
        }
        if (!script.downgrade().isBlank()
                && body.downgrade().map(Section::statements).orElse(List.of()).isEmpty()) {
            faults.add(new ScriptFault(
                    body.downgrade().orElse(body.upgrade()).place(),
                    "The downgrade's SQL has no place. Write {downgrade} beneath '-- migration:downgrade'."));
        }
    }

    private Place inTemplate(Place place) {
        if (place.line() > lines.size()) {
            return new Place(name, lines.isEmpty() ? 1 : lines.get(lines.size() - 1).number, 1);
        }
        Line line = lines.get(place.line() - 1);
        return new Place(name, line.number, line.plain ? place.column() : 1);
    }
}
