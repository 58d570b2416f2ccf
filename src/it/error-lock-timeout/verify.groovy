import dev.migration.maven.it.ItProject
import java.time.Instant

def project = ItProject.in(basedir, port)
def holder = context.get('holder')
def row = holder.createStatement().executeQuery('SELECT pid, (extract(epoch FROM backend_start) * 1000)::bigint'
        + ' FROM pg_stat_activity WHERE pid = pg_backend_pid()')
row.next()
def pid = row.getInt(1)
def session = "process ${pid} ('PostgreSQL JDBC Driver', connected since ${Instant.ofEpochMilli(row.getLong(2))})"
holder.close()

project.shows("""
Database localhost:5432/error-lock-timeout as postgres (migration.url)
Waiting for a lock on public.orders, held by ${session}; retry 1 of 2 in 1 ms
Waiting for a lock on public.orders, held by ${session}; retry 2 of 2 in 1 ms
""")
project.fails('upgrade', """
Migration a100 (add note to orders) of module 'error-lock-timeout' failed at src/main/resources/db/migration/a100_add_note.sql:7:1:
    ALTER TABLE orders ADD COLUMN note text
canceling statement due to lock timeout (SQLSTATE 55P03)
Nothing of this migration stays. The database is at base. This run applied nothing. It was tried 3 times in 1 ms. public.orders is locked by ${session}. Run the same command again when that session is through, or end it: SELECT pg_terminate_backend(${pid});
""")
project.finds('SELECT revision, state FROM migration_history ORDER BY id', 'a100|failed')
