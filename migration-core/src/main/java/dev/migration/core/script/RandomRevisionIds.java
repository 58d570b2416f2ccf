package dev.migration.core.script;

import dev.migration.core.revision.RevisionId;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Makes ids of twelve random hex characters. */
public final class RandomRevisionIds implements RevisionIdSource {

    private static final int BYTES = 6;

    private final RandomGenerator random;

    /** Creates a source of ids that nobody can foresee. */
    public RandomRevisionIds() {
        this(new SecureRandom());
    }

    RandomRevisionIds(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public RevisionId next(Set<RevisionId> taken) {
        byte[] bytes = new byte[BYTES];
        RevisionId id;
        do {
            random.nextBytes(bytes);
            id = new RevisionId(HexFormat.of().formatHex(bytes));
        } while (taken.contains(id));
        return id;
    }
}
