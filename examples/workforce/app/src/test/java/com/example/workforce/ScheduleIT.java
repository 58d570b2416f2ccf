package com.example.workforce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Runs on the database that the build has just migrated; leaves nothing in it. */
class ScheduleIT {

    @Test
    void scheduleOfAnEmployeeIsPlannedByDefault() throws SQLException {
        try (Connection connection = DriverManager.getConnection(System.getProperty("jdbcUrl"));
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO employees (email, user_name, hired_on)"
                    + " VALUES ('ada@example.com', 'ada', '2026-11-01')");
            statement.execute("INSERT INTO schedules (employee_id, title, day, starts_at)"
                    + " SELECT id, 'Early shift', '2026-11-23', '06:00' FROM employees WHERE user_name = 'ada'");

            try (ResultSet rows = statement.executeQuery(
                    "SELECT e.email, s.status FROM schedules s JOIN employees e ON e.id = s.employee_id")) {
                assertTrue(rows.next());
                assertEquals("ada@example.com", rows.getString("email"));
                assertEquals("planned", rows.getString("status"));
            }
            connection.rollback();
        }
    }
}
