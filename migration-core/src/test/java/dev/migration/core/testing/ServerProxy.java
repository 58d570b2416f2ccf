package dev.migration.core.testing;

import dev.migration.core.testing.Relay.Side;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a client and the server: counts round trips, and can cut a connection while the server answers. */
public final class ServerProxy implements AutoCloseable {

    private static final int READY_FOR_QUERY = 'Z';
    private static final int COMMAND_COMPLETE = 'C';
    private static final int BODY = 5;

    private final Relay relay;
    private final AtomicInteger roundTrips = new AtomicInteger();
    private volatile String cutAt = "";

    private ServerProxy(TestDatabase database) {
        this.relay = Relay.before(database, () -> Optional.of(new Connection()));
    }

    /** Starts a proxy before the server of a database. */
    public static ServerProxy before(TestDatabase database) {
        return new ServerProxy(database);
    }

    /** Returns the database's URL through the proxy. */
    public String jdbcUrl() {
        return relay.jdbcUrl();
    }

    /** Returns how often the server has become ready for the next query. */
    public int roundTrips() {
        return roundTrips.get();
    }

    /** Cuts the connection when the server reports a command to be complete, such as {@code COMMIT}. */
    public void cutAt(String completion) {
        cutAt = completion;
    }

    /** Cuts all connections of now; the server may be at work. */
    public void cutAll() {
        relay.cutAll();
    }

    /** Sends away all clients to come. */
    public void refuse() {
        relay.close();
    }

    @Override
    public void close() {
        relay.close();
    }

    private final class Connection implements Relay.Connection {

        private boolean ends;

        @Override
        public boolean hand(Side side, byte[] message, OutputStream to) throws IOException {
            if (side == Side.CLIENT) {
                to.write(message);
                return true;
            }
            ends |= message[0] == COMMAND_COMPLETE
                    && !cutAt.isEmpty()
                    && body(message).equals(cutAt + "\0");
            if (ends) {
                // The server comes to its end first, so that a test knows what it has done.
                return message[0] != READY_FOR_QUERY;
            }
            if (message[0] == READY_FOR_QUERY) {
                // Before the client can go on and ask.
                roundTrips.incrementAndGet();
            }
            to.write(message);
            return true;
        }

        private static String body(byte[] message) {
            return new String(message, BODY, message.length - BODY, StandardCharsets.UTF_8);
        }
    }
}
