package dev.migration.core.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migration.core.revision.RevisionId;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequentialRevisionIdsTest {

    @ParameterizedTest
    @CsvSource({
        "'', 001",
        "001, 002",
        "001 003, 004",
        "1 2, 003",
        "0007, 0008",
        "07 0007, 0008",
        "999, 1000",
        "002 2fcfa10330f0 billing 003a, 003",
        "002 123456789012, 003",
        "999999999 1000000000, 1000000001",
    })
    void nextGivesOneMoreThanTheHighestNumber(String taken, String next) {
        assertThat(new SequentialRevisionIds()
                        .next(Arrays.stream(taken.split(" "))
                                .filter(id -> !id.isEmpty())
                                .map(RevisionId::new)
                                .collect(Collectors.toSet())))
                .isEqualTo(new RevisionId(next));
    }
}
