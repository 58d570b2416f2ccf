package dev.migration.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerUserTest {

    private final ServerUser own = ServerUser.create();

    @Test
    void parseReadsWhatToStringWrote() {
        assertThat(ServerUser.parse(own.toString())).contains(own);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1 2", "x 2 a", "1 2 a b"})
    void parseWhenItIsSomethingElseIsEmpty(String line) {
        assertThat(ServerUser.parse(line)).isEmpty();
    }

    @Test
    void isAliveWhenItIsThisProcessIsTrue() {
        assertThat(own.isAlive()).isTrue();
    }

    @Test
    void isAliveWhenTheProcessStartedAtAnotherTimeIsFalse() {
        assertThat(new ServerUser(own.pid(), own.startedAt() - 60_000, own.session()).isAlive())
                .isFalse();
    }
}
