package dev.migration.core.fault;

import dev.migration.core.testing.TestDatabase;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a client and the server, reads both sides' messages (PostgreSQL manual, "Message Formats") and asks at each
 * whether the connection ends there. It ends once; then later connections pass, or find nobody. For connections without
 * encryption.
 */
final class MessageProxy implements AutoCloseable {

    /** Who sends. */
    enum Side {
        CLIENT,
        SERVER
    }

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

    private final ServerSocket listening;
    private final URI server;
    private final Plan plan;
    private final boolean passesLater;
    private final Map<Side, AtomicInteger> counts = new EnumMap<>(Side.class);
    private volatile boolean cut;

    private MessageProxy(ServerSocket listening, URI server, Plan plan, boolean passesLater) {
        this.listening = listening;
        this.server = server;
        this.plan = plan;
        this.passesLater = passesLater;
        for (Side side : Side.values()) {
            counts.put(side, new AtomicInteger());
        }
    }

    /** Starts a proxy before the server of a database. */
    static MessageProxy before(TestDatabase database, Plan plan, boolean passesLater) {
        try {
            ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            URI server = URI.create(database.jdbcUrl().substring("jdbc:".length()));
            MessageProxy proxy = new MessageProxy(listening, server, plan, passesLater);
            daemon(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the database's URL through the proxy. */
    String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + listening.getLocalPort() + server.getPath() + "?" + server.getQuery()
                + "&sslmode=disable&gssEncMode=disable";
    }

    /** Returns how many messages a side has sent. */
    int count(Side side) {
        return counts.get(side).get();
    }

    /** Returns whether a connection was cut. */
    boolean isCut() {
        return cut;
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() throws IOException {
        while (!listening.isClosed()) {
            Socket client = listening.accept();
            if (cut && !passesLater) {
                client.close();
                continue;
            }
            Socket upstream = new Socket(server.getHost(), server.getPort());
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            daemon(() -> relay(Side.CLIENT, client, upstream));
            daemon(() -> relay(Side.SERVER, upstream, client));
        }
    }

    private void relay(Side side, Socket from, Socket to) throws IOException {
        try (from;
                to) {
            DataInputStream in = new DataInputStream(from.getInputStream());
            // The very first message of a client has no type.
            for (byte[] message = read(in, side == Side.SERVER);
                    message.length > 0 && hand(side, message, to.getOutputStream());
                    message = read(in, true)) {}
        }
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

    private static byte[] read(DataInputStream in, boolean typed) throws IOException {
        int first = in.read();
        if (first < 0) {
            return new byte[0];
        }
        byte[] head = new byte[typed ? 5 : 4];
        head[0] = (byte) first;
        in.readFully(head, 1, head.length - 1);
        int length = ByteBuffer.wrap(head, head.length - Integer.BYTES, Integer.BYTES)
                .getInt();
        ByteBuffer message = ByteBuffer.allocate(head.length + length - Integer.BYTES);
        message.put(head);
        in.readFully(message.array(), head.length, length - Integer.BYTES);
        return message.array();
    }

    private static void daemon(Connection connection) {
        Thread thread = new Thread(() -> {
            try {
                connection.run();
            } catch (IOException e) {
                // One side has closed the connection.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private interface Connection {
        void run() throws IOException;
    }
}
