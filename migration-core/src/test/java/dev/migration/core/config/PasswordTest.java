package dev.migration.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import org.junit.jupiter.api.Test;

class PasswordTest {

    @Test
    void toStringHidesThePassword() {
        assertThat(Password.of("tiger")).hasToString("***");
    }

    @Test
    void revealReturnsThePassword() {
        assertThat(Password.of("tiger").reveal()).isEqualTo("tiger");
    }

    @Test
    void equalsWhenSamePasswordIsTrue() {
        assertThat(Password.of("tiger")).isEqualTo(Password.of("tiger")).hasSameHashCodeAs(Password.of("tiger"));
    }

    @Test
    void equalsWhenOtherPasswordIsFalse() {
        assertThat(Password.of("tiger")).isNotEqualTo(Password.of("tigers")).isNotEqualTo("tiger");
    }

    @Test
    void hashCodeSaysNothingAboutThePassword() {
        assertThat(Password.of("tiger")).hasSameHashCodeAs(Password.of("lion"));
    }

    @Test
    void passwordIsNotSerialisable() {
        assertThat(Serializable.class.isAssignableFrom(Password.class)).isFalse();
    }
}
