package dev.migration.maven;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenExecutionRequest;
import org.jspecify.annotations.Nullable;

/** The end of a Maven session, seen through the listener that every Maven session reports to. */
final class SessionEnd {

    private SessionEnd() {}

    /** Runs an action once the session ended, before its listener hears of it: the listener's word is the build's last. */
    static void run(MavenExecutionRequest request, Runnable action) {
        ExecutionListener listener = request.getExecutionListener();
        request.setExecutionListener((ExecutionListener) Proxy.newProxyInstance(
                SessionEnd.class.getClassLoader(),
                new Class<?>[] {ExecutionListener.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("sessionEnded")) {
                        action.run();
                    }
                    return forward(listener, method, arguments);
                }));
    }

    private static @Nullable Object forward(@Nullable ExecutionListener listener, Method method, Object[] arguments)
            throws Throwable {
        try {
            return listener == null && method.getDeclaringClass() == ExecutionListener.class
                    ? null
                    : method.invoke(listener, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
