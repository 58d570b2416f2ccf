package dev.migration.core.testing;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Texts for fuzz tests: pieces that mean something to what reads them, in any order. */
public final class Pieces {

    private Pieces() {}

    /** Texts of so many pieces at most. */
    public static Arbitrary<String> joined(int most, String... pieces) {
        return Arbitraries.of(pieces).list().ofMaxSize(most).map(list -> String.join("", list));
    }

    /** Texts of so many pieces at most, and texts of any characters. */
    public static Arbitrary<String> joinedOrAny(int most, String... pieces) {
        return Arbitraries.oneOf(joined(most, pieces), Arbitraries.strings().ofMaxLength(40));
    }
}
