package dev.migration.core.script;

import dev.migration.core.config.InvalidConfigException;
import dev.migration.core.postgres.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What new scripts look like: the text of a script with placeholders in braces, read line by line; <code>{{</code> and
 * <code>}}</code> are braces of the text itself. Immutable.
 *
 * <p>A line that is nothing but a placeholder goes when there is nothing to put in its place. The line
 * <code>-- {message}</code> becomes as many comment lines as the message has lines; anywhere else the placeholder is the
 * message's first line.
 */
public final class ScriptTemplate {

    private static final Pattern LINE = Pattern.compile("([^\r\n]*)(?:\r\n|\r|\n|$)");

    /** The script with a header and two sections that is written when the user has no template. */
    public static final ScriptTemplate DEFAULT = parse("the template", """
            {header}

            -- migration:upgrade
            {upgrade}

            -- migration:downgrade
            {downgrade}
            """);

    private static final String SETTING = "migration.scriptTemplate";

    private final String name;
    private final List<TemplateLine> lines;

    private ScriptTemplate(String name, List<TemplateLine> lines) {
        this.name = name;
        this.lines = List.copyOf(lines);
    }

    /**
     * Reads a template from a file.
     *
     * @param shown the file as the user knows it, for errors
     * @throws InvalidConfigException when there is no such file
     * @throws ScriptAccessException when it cannot be read
     * @throws InvalidTemplateException when it is not UTF-8 or has braces that mean nothing
     */
    public static ScriptTemplate load(Path file, String shown) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidConfigException(
                    SETTING,
                    shown,
                    "there is no such file. Name one relative to the module or to the root of the build");
        }
        try {
            return parse(shown, Utf8.decode(shown, Files.readAllBytes(file)));
        } catch (InvalidScriptsException e) {
            throw new InvalidTemplateException(e.faults());
        } catch (IOException e) {
            throw ScriptAccessException.unreadable(shown, e);
        }
    }

    /**
     * Reads a template.
     *
     * @param name of the template, for errors
     * @throws InvalidTemplateException when it has braces that mean nothing
     */
    public static ScriptTemplate parse(String name, String text) {
        SourceText source = new SourceText(name, text);
        List<ScriptFault> faults = new ArrayList<>();
        List<TemplateLine> lines = new ArrayList<>();
        Matcher line = LINE.matcher(text);
        while (line.lookingAt() && line.end() > line.start()) {
            int start = line.start();
            lines.add(TemplateLine.parse(
                    line.group(1), (at, message) -> faults.add(new ScriptFault(source.placeAt(start + at), message))));
            line.region(line.end(), text.length());
        }
        if (!faults.isEmpty()) {
            throw new InvalidTemplateException(faults);
        }
        return new ScriptTemplate(name, lines);
    }

    /**
     * Returns the text of a script. Its lines end in LF.
     *
     * @throws InvalidTemplateException when what comes of it is no script, or not the one that was asked for
     */
    String fill(NewScript script) {
        List<FilledTemplate.Line> filled = new ArrayList<>();
        int number = 0;
        for (TemplateLine line : lines) {
            number++;
            for (String text : line.fill(script)) {
                filled.add(new FilledTemplate.Line(text, number, line.isPlain()));
            }
        }
        FilledTemplate result = new FilledTemplate(name, filled);
        result.check(script);
        return result.text();
    }
}
