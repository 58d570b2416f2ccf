package dev.migration.core.postgres;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a statement needs on the things that it names, as far as its own words make that certain. */
public final class StatementNeeds {

    /** Stands for the rights of an owner among the privileges. */
    public static final String OWNERSHIP = "OWNERSHIP";

    private static final Set<String> BEFORE_NAME = Set.of(
            "or",
            "replace",
            "table",
            "foreign",
            "view",
            "materialized",
            "recursive",
            "sequence",
            "index",
            "type",
            "domain",
            "function",
            "procedure",
            "routine",
            "schema",
            "extension",
            "column",
            "on",
            "if",
            "not",
            "exists",
            "only",
            "into",
            "from",
            "unlogged");
    private static final Set<String> OF_A_TABLE = Set.of("policy", "rule", "trigger");

    private final Phrase phrase;

    private StatementNeeds(Phrase phrase) {
        this.phrase = phrase;
    }

    /** Reads a statement. */
    public static StatementNeeds of(String statement) {
        return new StatementNeeds(Phrase.of(statement));
    }

    /** Returns all that may be a name in it, as the catalog writes it; keywords are among it. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < phrase.size(); i++) {
            part(i).ifPresent(names::add);
        }
        return names;
    }

    /** Returns whether these are its first words, in lower case. */
    public boolean begins(String first, String second) {
        return phrase.word(0).equals(first) && phrase.word(1).equals(second);
    }

    /** Returns the name, without its schema, of what it creates, changes, drops, or writes into. */
    public Optional<String> target() {
        List<String> name = targetName();
        return name.isEmpty() ? Optional.empty() : Optional.of(name.get(name.size() - 1));
    }

    /** Returns whether it is a schema itself that it changes or drops. */
    public boolean isAboutSchema() {
        return switch (phrase.word(0)) {
            case "alter", "drop" -> phrase.word(1).equals("schema");
            case "comment" -> phrase.word(2).equals("schema");
            default -> false;
        };
    }

    /**
     * Returns the privileges that it needs of those on a schema that its role lacks.
     *
     * @return empty when that is not certain
     */
    public Optional<List<String>> ofSchema(String schema, List<String> lacking) {
        if (lacking.size() < 2) {
            return Optional.of(lacking);
        }
        if (phrase.word(0).equals("create")) {
            List<String> created = targetName();
            boolean within = created.size() > 1 && created.get(0).equals(schema);
            return within ? Optional.of(lacking) : Optional.empty();
        }
        return phrase.contains("set", "schema") ? Optional.empty() : Optional.of(List.of("USAGE"));
    }

    /** Returns the privilege that it surely needs on a relation, type or function that it names, be it granted or not. */
    public Optional<String> of(String schema, String name) {
        boolean target = isName(targetName(), schema, name);
        String privilege = switch (phrase.word(0)) {
            case "drop" -> OWNERSHIP;
            case "alter", "comment" -> target ? OWNERSHIP : "";
            case "create" -> target ? ofCreated() : "";
            case "insert", "update", "delete", "truncate" ->
                target ? phrase.word(0).toUpperCase(Locale.ROOT) : "";
            case "select", "table" -> "SELECT";
            default -> "";
        };
        return Optional.of(privilege.isEmpty() && references(schema, name) ? "REFERENCES" : privilege)
                .filter(found -> !found.isEmpty());
    }

    private String ofCreated() {
        if (phrase.word(1).equals("trigger")) {
            return "TRIGGER";
        }
        return isOfTable() || phrase.word(1).equals("or") ? OWNERSHIP : "";
    }

    /** Whether its target is a table, and stands after another name and {@code ON}. */
    private boolean isOfTable() {
        return OF_A_TABLE.contains(phrase.word(1)) || begins("create", "index") || begins("create", "unique");
    }

    private boolean references(String schema, String name) {
        for (int i = 0; i < phrase.size(); i++) {
            if (phrase.word(i).equals("references") && isName(name(i + 1), schema, name)) {
                return true;
            }
        }
        return false;
    }

    private List<String> targetName() {
        int index = 1;
        if (isOfTable()) {
            while (index < phrase.size() && !phrase.word(index).equals("on")) {
                index++;
            }
        }
        while (BEFORE_NAME.contains(phrase.word(index))) {
            index++;
        }
        List<String> name = name(index);
        boolean column = begins("comment", "on") && phrase.word(2).equals("column");
        return column && name.size() > 1 ? name.subList(0, name.size() - 1) : name;
    }

    private static boolean isName(List<String> written, String schema, String name) {
        int last = written.size() - 1;
        return last >= 0
                && written.get(last).equals(name)
                && (last == 0 || written.get(last - 1).equals(schema));
    }

    /** The parts of the name that begins at a position. */
    private List<String> name(int index) {
        List<String> name = new ArrayList<>();
        Optional<String> next = part(index);
        for (int i = index; next.isPresent(); i += 2) {
            name.add(next.get());
            next = phrase.text(i + 1).equals(".") ? part(i + 2) : Optional.empty();
        }
        return name;
    }

    private Optional<String> part(int index) {
        String text = phrase.text(index);
        if (phrase.kind(index) == TokenKind.WORD) {
            return Optional.of(phrase.word(index));
        }
        return phrase.kind(index) == TokenKind.QUOTED_IDENTIFIER && text.startsWith("\"")
                ? Optional.of(text.substring(1, text.length() - 1).replace("\"\"", "\""))
                : Optional.empty();
    }
}
