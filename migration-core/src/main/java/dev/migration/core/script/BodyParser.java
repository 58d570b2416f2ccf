package dev.migration.core.script;

import dev.migration.core.error.Place;
import dev.migration.core.postgres.SourceText;
import dev.migration.core.postgres.SqlFault;
import dev.migration.core.postgres.SqlPart;
import dev.migration.core.postgres.StatementSplitter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the sections of one script. All its faults are collected. */
final class BodyParser {

    private final SourceText source;
    private final StatementSplitter splitter;
    private final List<ScriptFault> faults = new ArrayList<>();
    private final Map<SectionMarker.Direction, Section> sections = new EnumMap<>(SectionMarker.Direction.class);
    private String checksum = "";

    private BodyParser(SourceText source, int firstMarker) {
        this.source = source;
        this.splitter = new StatementSplitter(source, firstMarker, SectionMarker::isLike);
    }

    /**
     * Reads the sections.
     *
     * @throws InvalidScriptsException with all the faults of the sections
     */
    static ScriptBody parse(SourceText source) {
        return parse(
                source,
                HeaderLines.of(source.content(), /* whole= */ true).last().offset());
    }

    /**
     * Reads the sections of a text whose header has been read.
     *
     * @param firstMarker where the header ends
     * @throws InvalidScriptsException with all the faults of the sections
     */
    static ScriptBody parse(SourceText source, int firstMarker) {
        BodyParser parser = new BodyParser(source, firstMarker);
        parser.readSections();
        Section upgrade = parser.sections.get(SectionMarker.Direction.UPGRADE);
        if (upgrade == null) {
            parser.fault(
                    0,
                    "The script has no upgrade section. Put '-- " + SectionMarker.Direction.UPGRADE.marker()
                            + "' on a line of its own above its SQL.");
        }
        for (SqlFault fault : parser.splitter.faults()) {
            parser.faults.add(new ScriptFault(fault.place(), fault.message()));
        }
        if (upgrade == null || !parser.faults.isEmpty()) {
            throw new InvalidScriptsException(parser.faults);
        }
        Optional<Section> downgrade = Optional.ofNullable(parser.sections.get(SectionMarker.Direction.DOWNGRADE));
        return new ScriptBody(upgrade, downgrade, parser.checksum);
    }

    private void readSections() {
        Optional<SqlPart.Boundary> boundary = splitter.next().boundary();
        while (boundary.isPresent()) {
            SqlPart.Boundary marker = boundary.get();
            Optional<SectionMarker> parsed =
                    SectionMarker.parse(marker.comment(), (at, message) -> fault(marker.offset() + at, message));
            SqlPart part = read(parsed);
            if (parsed.isPresent()) {
                add(parsed.get(), part, source.placeAt(marker.offset()));
            }
            boundary = part.boundary();
        }
    }

    private SqlPart read(Optional<SectionMarker> marker) {
        return marker.isPresent() && marker.get().direction() == SectionMarker.Direction.UPGRADE
                ? splitter.nextWithChecksum()
                : splitter.next();
    }

    private void add(SectionMarker marker, SqlPart part, Place place) {
        Section section = new Section(part.statements(), marker.transactional(), place);
        Section earlier = sections.putIfAbsent(marker.direction(), section);
        if (earlier != null) {
            faults.add(new ScriptFault(
                    place,
                    "The marker '" + marker.direction().marker() + "' is given twice, first in line "
                            + earlier.place().line() + ". Join the two sections under one marker."));
        } else if (marker.direction() == SectionMarker.Direction.UPGRADE) {
            checksum = part.checksum().orElseThrow();
        }
    }

    private void fault(int offset, String message) {
        faults.add(new ScriptFault(source.placeAt(offset), message));
    }
}
