package dev.migration.core.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a script template.
 *
 * @param parts text and placeholders, in order
 */
record TemplateLine(List<Part> parts) {

    private static final Pattern BRACES = Pattern.compile("(?<twice>\\{\\{|}})|\\{(?<name>\\w+)}|[{}]");

    private static final List<Part> MESSAGE_COMMENT = List.of(new Text("-- "), new Filled(ScriptPlaceholder.MESSAGE));

    TemplateLine {
        parts = List.copyOf(parts);
    }

    /** A piece of a line. */
    sealed interface Part permits Text, Filled {

        /** Returns what stands there in a script. */
        String of(NewScript script);
    }

    /** Text that is the same in every script. */
    record Text(String text) implements Part {
        @Override
        public String of(NewScript script) {
            return text;
        }
    }

    /** Text that a script brings. */
    record Filled(ScriptPlaceholder placeholder) implements Part {
        @Override
        public String of(NewScript script) {
            return placeholder.of(script);
        }
    }

    /** Reads a line without its ending, and hands over what is wrong with its braces, with the offset in it. */
    static TemplateLine parse(String line, BiConsumer<Integer, String> fault) {
        List<Part> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Matcher braces = BRACES.matcher(line);
        while (braces.find()) {
            braces.appendReplacement(text, "");
            if (braces.group("twice") != null) {
                text.append(braces.group().charAt(0));
            } else if (braces.group("name") == null) {
                fault.accept(braces.start(), "A brace belongs to no placeholder. Write it twice to have it once.");
            } else {
                Optional<ScriptPlaceholder> known = ScriptPlaceholder.named(braces.group("name"));
                known.ifPresentOrElse(
                        placeholder -> {
                            addText(text, parts);
                            parts.add(new Filled(placeholder));
                        },
                        () -> fault.accept(braces.start(), unknown(braces.group())));
            }
        }
        braces.appendTail(text);
        addText(text, parts);
        return new TemplateLine(parts);
    }

    private static void addText(StringBuilder text, List<Part> parts) {
        if (!text.isEmpty()) {
            parts.add(new Text(text.toString()));
            text.setLength(0);
        }
    }

    private static String unknown(String placeholder) {
        return "There is no placeholder " + placeholder + ". Use one of " + ScriptPlaceholder.all()
                + ", or write its braces twice to have them once.";
    }

    /** Returns whether the line has no placeholder, so that columns in it are those of the script. */
    boolean isPlain() {
        return parts.stream().noneMatch(Filled.class::isInstance);
    }

    /** Returns the lines of a script that come of this one; none when it was a placeholder for nothing. */
    List<String> fill(NewScript script) {
        if (parts.equals(MESSAGE_COMMENT)) {
            return lines(ScriptText.message(script));
        }
        if (parts.size() == 1 && parts.get(0) instanceof Filled alone) {
            return lines(alone.of(script));
        }
        StringBuilder line = new StringBuilder();
        parts.forEach(part -> line.append(part.of(script)));
        return List.of(isPlain() ? line.toString() : line.toString().stripTrailing());
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\n", -1));
    }
}
