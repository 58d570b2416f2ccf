package dev.migration.core.fault;

import dev.migration.core.testing.Relay;
import dev.migration.core.testing.Relay.Side;
import dev.migration.core.testing.TestDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a client and the server and asks at each message of either side whether the connection ends there. It ends
 * once; then later connections pass, or find nobody.
 */
final class MessageProxy implements AutoCloseable {

    /** What becomes of a message. */
    enum Fate {
        PASS,
        CUT_BEFORE,
        CUT_WITHIN,
        CUT_AFTER
    }

    /** Decides about each message; asked by the thread that hands it on. */
    interface Plan {

        /** Returns the fate of a side's message, counted from 1 over all connections. */
        Fate fateOf(Side side, int number);
    }

    private final Relay relay;
    private final Plan plan;
    private final Map<Side, AtomicInteger> counts = new EnumMap<>(Side.class);
    private volatile boolean cut;

    private MessageProxy(TestDatabase database, Plan plan, boolean passesLater) {
        this.plan = plan;
        for (Side side : Side.values()) {
            counts.put(side, new AtomicInteger());
        }
        this.relay = Relay.before(database, () -> cut && !passesLater ? Optional.empty() : Optional.of(this::hand));
    }

    /** Starts a proxy before the server of a database. */
    static MessageProxy before(TestDatabase database, Plan plan, boolean passesLater) {
        return new MessageProxy(database, plan, passesLater);
    }

    /** Returns the database's URL through the proxy. */
    String jdbcUrl() {
        return relay.jdbcUrl();
    }

    /** Returns how many messages a side has sent. */
    int count(Side side) {
        return counts.get(side).get();
    }

    @Override
    public void close() {
        relay.close();
    }

    private boolean hand(Side side, byte[] message, OutputStream to) throws IOException {
        Fate fate = plan.fateOf(side, counts.get(side).incrementAndGet());
        if (fate == Fate.PASS || cut) {
            to.write(message);
            return true;
        }
        cut = true;
        if (fate == Fate.CUT_AFTER) {
            to.write(message);
        } else if (fate == Fate.CUT_WITHIN) {
            to.write(message, 0, (message.length + 1) / 2);
        }
        return false;
    }
}
