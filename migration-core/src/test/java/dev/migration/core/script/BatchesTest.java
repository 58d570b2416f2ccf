package dev.migration.core.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchesTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 1000})
    void mapKeepsTheOrder(int size) {
        List<Integer> things = IntStream.range(0, size).boxed().toList();

        assertThat(Batches.map(things, thing -> "n" + thing))
                .isEqualTo(things.stream().map(thing -> "n" + thing).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 64, 199})
    void mapWhenTheFunctionFailsThrowsThat(int failing) {
        List<Integer> things = IntStream.range(0, 200).boxed().toList();

        assertThatThrownBy(() -> Batches.map(things, thing -> {
                    if (thing == failing) {
                        throw new ArithmeticException("at " + thing);
                    }
                    return thing;
                }))
                .isInstanceOf(ArithmeticException.class)
                // Of another thread, it is the cause of one of its class.
                .satisfies(
                        e -> assertThat(e.getCause() == null ? e : e.getCause()).hasMessage("at " + failing));
    }
}
