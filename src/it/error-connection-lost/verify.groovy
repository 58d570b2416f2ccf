import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.fails('upgrade', '''
Migration b200 (end the connection) of module 'error-connection-lost' failed at src/main/resources/db/migration/b200_end.sql:7:1:
    SELECT pg_terminate_backend(pg_backend_pid())
terminating connection due to administrator command (SQLSTATE 57P01)
The connection is lost. Nothing of this migration stays. A server that has crashed may have lost the latest migrations before it, too, as the version table's rows tell. Before it the database was at 'a100', and this run had applied 1 of 2. Run the same command again.
To look: mvn migration:current
''')
project.finds('SELECT version_num FROM migration_version', 'a100')
