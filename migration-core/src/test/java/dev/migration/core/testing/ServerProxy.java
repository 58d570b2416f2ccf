package dev.migration.core.testing;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a client and the server: counts round trips, and can cut a connection while the server answers. For
 * connections without encryption.
 */
public final class ServerProxy implements AutoCloseable {

    private static final int READY_FOR_QUERY = 'Z';
    private static final int COMMAND_COMPLETE = 'C';

    private final ServerSocket listening;
    private final URI server;
    private final AtomicInteger roundTrips = new AtomicInteger();
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private volatile String cutAt = "";

    private ServerProxy(ServerSocket listening, URI server) {
        this.listening = listening;
        this.server = server;
    }

    /** Starts a proxy before the server of a database. */
    public static ServerProxy before(TestDatabase database) {
        try {
            ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            ServerProxy proxy =
                    new ServerProxy(listening, URI.create(database.jdbcUrl().substring("jdbc:".length())));
            proxy.daemon(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the database's URL through the proxy. */
    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + listening.getLocalPort() + server.getPath() + "?" + server.getQuery()
                + "&sslmode=disable&gssEncMode=disable";
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
        for (Socket client : clients) {
            try {
                client.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void accept() throws IOException {
        while (!listening.isClosed()) {
            Socket client = listening.accept();
            if (listening.isClosed()) {
                // What waits in accept when the socket is closed may still get a connection.
                client.close();
                return;
            }
            clients.add(client);
            Socket upstream = new Socket(server.getHost(), server.getPort());
            daemon(() -> {
                try (client;
                        upstream) {
                    client.getInputStream().transferTo(upstream.getOutputStream());
                }
            });
            daemon(() -> {
                try (client;
                        upstream) {
                    answer(new DataInputStream(upstream.getInputStream()), client);
                }
            });
        }
    }

    private void answer(DataInputStream from, Socket client) throws IOException {
        DataOutputStream to = new DataOutputStream(client.getOutputStream());
        for (int type = from.read(); type >= 0; type = from.read()) {
            byte[] body = new byte[from.readInt() - Integer.BYTES];
            from.readFully(body);
            if (type == COMMAND_COMPLETE && !cutAt.isEmpty() && text(body).equals(cutAt + "\0")) {
                awaitReady(from);
                return;
            }
            to.writeByte(type);
            to.writeInt(body.length + Integer.BYTES);
            to.write(body);
            if (type == READY_FOR_QUERY) {
                roundTrips.incrementAndGet();
            }
        }
    }

    /** Lets the server come to its end, so that a test knows what it has done. */
    private static void awaitReady(DataInputStream from) throws IOException {
        while (from.read() != READY_FOR_QUERY) {
            from.skipNBytes(from.readInt() - Integer.BYTES);
        }
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private void daemon(Connection connection) {
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
