package dev.migration.core.testing;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Stands between clients and the server, and reads both sides' messages (PostgreSQL manual, "Message Formats"). For
 * connections without encryption.
 */
public final class Relay implements AutoCloseable {

    /** Who sends. */
    public enum Side {
        CLIENT,
        SERVER
    }

    /** Hands on the messages of one connection; those of its two sides by a thread each. */
    public interface Connection {

        /**
         * Hands on a message, or not.
         *
         * @param message all its bytes: the type, but for the client's first, then the length and the rest
         * @return false when the connection ends here
         */
        boolean hand(Side side, byte[] message, OutputStream to) throws IOException;
    }

    private final ServerSocket listening;
    private final URI server;
    private final Supplier<Optional<Connection>> connections;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

    private Relay(ServerSocket listening, URI server, Supplier<Optional<Connection>> connections) {
        this.listening = listening;
        this.server = server;
        this.connections = connections;
    }

    /**
     * Starts before the server of a database.
     *
     * @param connections is asked for each client; empty sends it away
     */
    public static Relay before(TestDatabase database, Supplier<Optional<Connection>> connections) {
        try {
            ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            URI server = URI.create(database.jdbcUrl().substring("jdbc:".length()));
            Relay relay = new Relay(listening, server, connections);
            daemon(relay::accept);
            return relay;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the database's URL through it. */
    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + listening.getLocalPort() + server.getPath() + "?" + server.getQuery()
                + "&sslmode=disable&gssEncMode=disable";
    }

    /** Cuts all connections of now; the server may be at work. */
    public void cutAll() {
        for (Socket client : clients) {
            try {
                client.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Sends away all clients to come. */
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
            // What waits in accept when the socket is closed may still get a connection.
            Optional<Connection> connection = listening.isClosed() ? Optional.empty() : connections.get();
            if (connection.isPresent()) {
                connect(client, connection.get());
            } else {
                client.close();
            }
        }
    }

    private void connect(Socket client, Connection connection) throws IOException {
        clients.add(client);
        Socket upstream = new Socket(server.getHost(), server.getPort());
        client.setTcpNoDelay(true);
        upstream.setTcpNoDelay(true);
        daemon(() -> relay(Side.CLIENT, connection, client, upstream));
        daemon(() -> relay(Side.SERVER, connection, upstream, client));
    }

    private static void relay(Side side, Connection connection, Socket from, Socket to) throws IOException {
        try (from;
                to) {
            DataInputStream in = new DataInputStream(from.getInputStream());
            // The very first message of a client has no type.
            for (byte[] message = read(in, side == Side.SERVER);
                    message.length > 0 && connection.hand(side, message, to.getOutputStream());
                    message = read(in, true)) {}
        }
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

    private static void daemon(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // One side has closed the connection.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private interface Work {
        void run() throws IOException;
    }
}
