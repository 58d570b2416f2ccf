package dev.migration.core.script;

import dev.migration.core.revision.RevisionId;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Makes ids of twelve random hex characters. */
public final class RandomRevisionIds implements RevisionIdSource {

    private static final int BYTES = 6;

    // A source of secure numbers takes long to set up, and most commands need no id.
    private final Supplier<RandomGenerator> random;

    /** Creates a source of ids that nobody can foresee. */
    public RandomRevisionIds() {
        this(SecureRandom::new);
    }

    RandomRevisionIds(Supplier<RandomGenerator> random) {
        this.random = random;
    }

    @Override
    public RevisionId next(Set<RevisionId> taken) {
        RandomGenerator generator = random.get();
        byte[] bytes = new byte[BYTES];
        RevisionId id;
        do {
            generator.nextBytes(bytes);
            id = new RevisionId(HexFormat.of().formatHex(bytes));
        } while (taken.contains(id));
        return id;
    }
}
