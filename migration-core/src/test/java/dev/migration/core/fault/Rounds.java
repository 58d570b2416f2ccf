package dev.migration.core.fault;

/**
 * How often the fault tests do what they do: little in every build, much in the profile {@code faults}, which sets these
 * system properties.
 */
final class Rounds {

    /** Children that are killed. */
    static final int KILLS = Integer.getInteger("migration.faults.kills", 12);

    /** Of the server's messages each such one is followed by a cut; of the client's, each. */
    static final int CUT_EVERY = Integer.getInteger("migration.faults.cutEvery", 3);

    /** Of either side's messages in a downgrade each such one is followed by a cut. */
    static final int CUT_DOWNGRADE_EVERY = Integer.getInteger("migration.faults.cutDowngradeEvery", 25);

    /** Servers that are stopped or crash at some moment. */
    static final int STOPS = Integer.getInteger("migration.faults.stops", 4);

    /** Processes at once. */
    static final int PROCESSES = Integer.getInteger("migration.faults.processes", 16);

    private static final long SEED = Long.getLong("migration.faults.seed", System.nanoTime());

    private Rounds() {}

    /** Returns the seed of a round, from 0; with it as {@code migration.faults.seed} it is the first one. */
    static long seed(int round) {
        return SEED + round;
    }
}
