package dev.migration.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of JSON answers as the user guide's tables list them, to hold real answers against. */
public final class DocumentedJson {

    private static final String REVISIONS = "history, heads, branches, show";
    private static final Pattern HEADER = Pattern.compile("\\| field(?: of `(.+)`)? \\|.*");
    private static final Pattern ROW = Pattern.compile("\\| (`[^|]+`) \\| ([a-z ]+) \\| ?(.*)\\|");

    private record Field(String type, boolean optional) {}

    private final Map<String, Map<String, Field>> sections = new LinkedHashMap<>();

    private DocumentedJson(List<String> lines) {
        String section = "";
        String prefix = "";
        for (String line : lines) {
            Matcher header = HEADER.matcher(line);
            Matcher row = ROW.matcher(line);
            if (line.startsWith("## ")) {
                section = line.substring(3);
            } else if (header.matches()) {
                prefix = header.group(1) == null ? "" : header.group(1) + ".";
                sections.put(section, new LinkedHashMap<>());
            } else if (row.matches() && sections.containsKey(section)) {
                Field field = new Field(row.group(2), row.group(3).matches(".*(absent|`show`|only).*"));
                for (String name : row.group(1).split(", ")) {
                    sections.get(section).put(prefix + name.replace("`", ""), field);
                }
            }
        }
    }

    /** Reads the page with the tables. */
    public static DocumentedJson in(File page) {
        try {
            return new DocumentedJson(Files.readAllLines(page.toPath()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asserts that a parsed answer has the fields of a section, of the types that it names, and no others. */
    public void describes(String section, Object answer) {
        Map<String, Field> fields = sections.get(section);
        assertThat(fields).as("the fields of '%s'", section).isNotEmpty();
        List<String> lists = fields.keySet().stream()
                .filter(name -> name.contains("[]."))
                .map(name -> name.substring(0, name.indexOf("[].")))
                .distinct()
                .toList();
        assertThat(answer).isInstanceOf(Map.class);
        Map<?, ?> document = (Map<?, ?>) answer;
        for (String list : lists) {
            assertThat(document.get(list)).as(list).isInstanceOf(List.class);
            for (Object element : (List<?>) document.get(list)) {
                compare(section, of(fields, list + "[]."), (Map<?, ?>) element, List.of());
            }
        }
        compare(section, of(fields, ""), document, lists);
    }

    private void compare(String section, Map<String, Field> fields, Map<?, ?> object, List<String> known) {
        List<String> unknown = new ArrayList<>();
        object.keySet().forEach(key -> unknown.add(key.toString()));
        unknown.removeAll(fields.keySet());
        unknown.removeAll(known);
        assertThat(unknown)
                .as("fields of '%s' that are not documented", section)
                .isEmpty();
        fields.forEach((name, field) -> {
            Object value = object.get(name);
            if (value == null) {
                assertThat(field.optional())
                        .as("whether '%s' of '%s' may be absent", name, section)
                        .isTrue();
            } else {
                assertThat(value).as("'%s' of '%s'", name, section).isInstanceOf(type(field.type()));
                if (field.type().equals("object")) {
                    compare(REVISIONS, of(sections.get(REVISIONS), "revisions[]."), (Map<?, ?>) value, List.of());
                }
            }
        });
    }

    private static Map<String, Field> of(Map<String, Field> fields, String prefix) {
        Map<String, Field> result = new LinkedHashMap<>();
        fields.forEach((name, field) -> {
            String rest = name.startsWith(prefix) ? name.substring(prefix.length()) : ".";
            if (!rest.contains(".")) {
                result.put(rest, field);
            }
        });
        return result;
    }

    private static Class<?> type(String type) {
        return switch (type) {
            case "text" -> CharSequence.class;
            case "number" -> Number.class;
            case "boolean" -> Boolean.class;
            case "object" -> Map.class;
            default -> List.class;
        };
    }
}
