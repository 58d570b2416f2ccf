package dev.migration.core.script;

import dev.migration.core.error.Place;
import dev.migration.core.revision.BranchLabel;
import dev.migration.core.revision.InvalidNameException;
import dev.migration.core.revision.RevisionId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the header of one script. All its faults are collected; one for each file and header. */
final class HeaderParser {

    private static final int SHOWN_LENGTH = 40;

    private static final String UPGRADE_MARKER = "'-- " + SectionMarker.Direction.UPGRADE.marker() + "'";

    private final String name;
    private final HeaderLines lines;
    private final List<ScriptFault> faults = new ArrayList<>();
    private final Map<HeaderKey, HeaderComment> entries = new EnumMap<>(HeaderKey.class);
    private final List<String> message = new ArrayList<>();

    private HeaderParser(String name, HeaderLines lines) {
        this.name = name;
        this.lines = lines;
    }

    /**
     * Reads a header.
     *
     * @param name of the file, for the faults
     * @throws InvalidScriptsException with all the faults of the header
     */
    static Header parse(String name, HeaderLines lines) {
        HeaderParser parser = new HeaderParser(name, lines);
        parser.readComments();
        Optional<Header> header = parser.header();
        if (header.isEmpty() || !parser.faults.isEmpty()) {
            throw new InvalidScriptsException(parser.faults);
        }
        return header.get();
    }

    private void readComments() {
        boolean first = true;
        for (HeaderComment comment : lines.comments()) {
            if (comment.form() == HeaderComment.Form.TEXT || (first && comment.isMessage())) {
                message.add(comment.text());
            } else if (comment.form() == HeaderComment.Form.KEY) {
                readKey(comment);
            }
            first &= comment.form() == HeaderComment.Form.BLANK;
        }
    }

    private void readKey(HeaderComment comment) {
        if (comment.key().isEmpty()) {
            fault(
                    comment.line().place(name),
                    "The header key '" + Excerpt.of(comment.name(), SHOWN_LENGTH) + "' is unknown. Use one of "
                            + HeaderKey.all() + ".");
            return;
        }
        HeaderComment earlier = entries.putIfAbsent(comment.key().get(), comment);
        if (earlier != null) {
            fault(
                    comment.line().place(name),
                    "The header key '" + comment.name() + "' is given twice, first in line "
                            + earlier.line().number()
                            + ". Remove one of the two lines.");
        }
    }

    private Optional<Header> header() {
        if (entries.isEmpty() && lines.ending() != HeaderLines.Ending.MARKER) {
            faultOfForeignFile();
            return Optional.empty();
        }
        checkEnding();
        Optional<RevisionId> id = id();
        Optional<Instant> createdAt = createdAt();
        List<RevisionId> downRevisions = names(HeaderKey.REVISES, RevisionId::parse);
        List<BranchLabel> labels = names(HeaderKey.BRANCH_LABELS, BranchLabel::parse);
        List<String> dependsOn =
                names(HeaderKey.DEPENDS_ON, text -> RevisionId.parse(text).value());
        if (id.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Header(
                id.get(),
                downRevisions,
                labels,
                dependsOn,
                createdAt,
                String.join("\n", message),
                lines.last().offset()));
    }

    /** A file with neither header nor marker may not be meant as a script at all: it has this one fault. */
    private void faultOfForeignFile() {
        faults.clear();
        boolean empty = lines.ending() == HeaderLines.Ending.END_OF_FILE
                && lines.comments().isEmpty();
        String problem = empty ? "The file is empty." : "The file has no revision header.";
        fault(
                start(),
                problem + " Begin it with '" + HeaderKey.REVISION.example() + "' and put " + UPGRADE_MARKER
                        + " above its SQL, or move it out of the script folder.");
    }

    private void checkEnding() {
        HeaderLines.Line last = lines.last();
        switch (lines.ending()) {
            case MARKER -> SectionMarker.parse(last.text(), (at, text) -> fault(last.place(name, at), text));
            case TEXT ->
                fault(
                        last.place(name),
                        "The text '" + Excerpt.of(last.text(), SHOWN_LENGTH) + "' stands before the first marker. Put "
                                + UPGRADE_MARKER + " on a line of its own above it.");
            case END_OF_FILE, CUT ->
                fault(
                        start(),
                        "The script has no upgrade section. Put " + UPGRADE_MARKER
                                + " on a line of its own above its SQL.");
        }
    }

    private Optional<RevisionId> id() {
        HeaderComment entry = entries.get(HeaderKey.REVISION);
        if (entry == null) {
            fault(start(), "The header names no revision. Add the line '" + HeaderKey.REVISION.example() + "'.");
            return Optional.empty();
        }
        if (entry.value().isEmpty()) {
            fault(
                    entry.line().place(name),
                    "The header key 'revision' has no value. Write it like '" + HeaderKey.REVISION.example() + "'.");
            return Optional.empty();
        }
        return named(entry, 0, entry.value(), RevisionId::parse);
    }

    private Optional<Instant> createdAt() {
        HeaderComment entry = entries.get(HeaderKey.CREATED);
        if (entry == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(CreationTime.parse(entry.value()));
        } catch (DateTimeException e) {
            fault(
                    place(entry, 0),
                    "The time '" + Excerpt.of(entry.value(), SHOWN_LENGTH)
                            + "' is not one that 'created' understands. Write it like '" + HeaderKey.CREATED.example()
                            + "'.");
            return Optional.empty();
        }
    }

    private <T> List<T> names(HeaderKey key, Function<String, T> parse) {
        HeaderComment entry = entries.get(key);
        if (entry == null || entry.value().isEmpty()) {
            return List.of();
        }
        if (entry.value().indexOf(',') < 0) {
            return named(entry, 0, entry.value(), parse).map(List::of).orElse(List.of());
        }
        List<T> names = new ArrayList<>();
        int at = 0;
        for (String item : entry.value().split(",", -1)) {
            String text = item.strip();
            int start = at + item.indexOf(text);
            Optional<T> value = text.isEmpty() ? Optional.empty() : named(entry, start, text, parse);
            if (text.isEmpty()) {
                fault(
                        place(entry, start),
                        "The list '" + key.text()
                                + "' has an empty item. Write a name between two commas, or remove one.");
            } else if (value.isPresent()) {
                if (names.contains(value.get())) {
                    fault(
                            place(entry, start),
                            "'" + Excerpt.of(text, SHOWN_LENGTH) + "' is twice in the list '" + key.text()
                                    + "'. Remove one of the two.");
                }
                names.add(value.get());
            }
            at += item.length() + 1;
        }
        return names;
    }

    private <T> Optional<T> named(HeaderComment entry, int start, String text, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(text));
        } catch (InvalidNameException e) {
            fault(place(entry, start), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Returns the place of a character of a comment's value. */
    private Place place(HeaderComment comment, int at) {
        return comment.line().place(name, comment.valueOffset() + at);
    }

    private Place start() {
        return new Place(name, 1, 1);
    }

    private void fault(Place place, String message) {
        faults.add(new ScriptFault(place, message));
    }
}
