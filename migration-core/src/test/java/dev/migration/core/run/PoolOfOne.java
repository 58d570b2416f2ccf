package dev.migration.core.run;

import dev.migration.core.testing.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** One connection that {@code close} gives back as it is. */
final class PoolOfOne implements AutoCloseable {

    private final Connection connection;

    PoolOfOne(TestDatabase database) {
        this.connection = database.connect();
    }

    ConnectionSource connections() {
        return new ConnectionSource() {
            @Override
            public Connection open() {
                return lent();
            }

            @Override
            public String display() {
                return "the pool";
            }

            @Override
            public String origin() {
                return "the test";
            }
        };
    }

    String query(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    boolean isIdle() throws SQLException {
        return connection.unwrap(BaseConnection.class).getQueryExecutor().getTransactionState()
                == TransactionState.IDLE;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private Connection lent() {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
