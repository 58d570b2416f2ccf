package dev.migration.core.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migration.core.revision.RevisionId;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomRevisionIdsTest {

    @Test
    void nextGivesTwelveHexCharacters() {
        Set<RevisionId> taken = new HashSet<>();
        RandomRevisionIds ids = new RandomRevisionIds();
        for (int i = 0; i < 1000; i++) {
            RevisionId id = ids.next(taken);
            assertThat(id.value()).matches("[0-9a-f]{12}");
            taken.add(id);
        }
        assertThat(taken).hasSize(1000);
    }

    @Test
    void nextWhenIdIsTakenGivesAnother() {
        RevisionId first = new RandomRevisionIds(() -> new Random(1)).next(Set.of());

        RevisionId next = new RandomRevisionIds(() -> new Random(1)).next(Set.of(first));

        assertThat(next).isNotEqualTo(first);
    }
}
