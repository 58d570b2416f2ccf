package dev.migration.maven;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.SessionData;
import org.jspecify.annotations.Nullable;

/**
 * The embedded servers of one Maven session, which end with it. Thread-safe.
 *
 * <p>It is kept in the session's own data, where all modules find it. Should they have the plugin in different class
 * realms, each has its own, and the servers are shared as they are between processes.
 *
 * <p>The servers are left when Maven says that the session ended, whether or not it failed. In case the JVM is told to end
 * before, it has a shutdown hook for as long as there is a server, and no longer.
 */
final class SessionServers {

    private final Map<Integer, EmbeddedServer> servers = new HashMap<>();
    private final Map<Integer, String> urls = new HashMap<>();
    private @Nullable Thread hook;
    private boolean closed;

    /** Those of the session, created at the first call. */
    static SessionServers of(MavenSession session) {
        SessionData data = session.getRepositorySession().getData();
        synchronized (data) {
            if (data.get(SessionServers.class) instanceof SessionServers existing) {
                return existing;
            }
            SessionServers created = new SessionServers();
            data.set(SessionServers.class, created);
            SessionEnd.run(session.getRequest(), () -> {
                data.set(SessionServers.class, null);
                created.close();
            });
            return created;
        }
    }

    /** The URL of the server of this major version, which is started at the first call. */
    synchronized String url(int major, Supplier<EmbeddedServer> server) {
        if (closed) {
            throw new EmbeddedServerException("The Maven session has ended. Start it anew.");
        }
        String known = urls.get(major);
        if (known != null) {
            return known;
        }
        if (hook == null) {
            hook = new Thread(this::close, "migration-embedded-postgresql");
            Runtime.getRuntime().addShutdownHook(hook);
        }
        EmbeddedServer started = server.get();
        servers.put(major, started);
        String url = started.join();
        urls.put(major, url);
        return url;
    }

    /** Leaves all servers. */
    synchronized void close() {
        closed = true;
        servers.values().forEach(EmbeddedServer::leave);
        servers.clear();
        urls.clear();
        removeHook();
    }

    private void removeHook() {
        Thread present = hook;
        hook = null;
        if (present == null || present == Thread.currentThread()) {
            return;
        }
        try {
            Runtime.getRuntime().removeShutdownHook(present);
        } catch (IllegalStateException e) {
            // The JVM is ending; the hook finds nothing left to do.
        }
    }
}
