package dev.migration.maven;

import dev.migration.core.revision.ListedRevision;
import dev.migration.core.revision.RevisionText;
import java.util.ArrayList;
import java.util.List;

/** All there is to say of a revision, as a block of lines with an empty one behind. */
final class RevisionBlocks {

    private RevisionBlocks() {}

    static List<String> of(ListedRevision listed) {
        return of(listed, List.of());
    }

    /** A block with more lines {@code Key: value}. */
    static List<String> of(ListedRevision listed, List<String> more) {
        List<String> known = new ArrayList<>();
        known.add("Module: " + listed.revision().origin().module());
        listed.revision().createdAt().ifPresent(created -> known.add("Created: " + created));
        known.addAll(more);
        List<String> block = new ArrayList<>(RevisionText.show(listed, known));
        String id = listed.revision().id().value();
        block.set(0, "Rev: " + Style.STRONG.of(id) + block.get(0).substring("Rev: ".length() + id.length()));
        block.add("");
        return block;
    }
}
