import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.shows('Upgraded <base> -> a100, create orders [error-failing-statement] (1 ms)')
project.fails('upgrade', '''
Migration b200 (add note) of module 'error-failing-statement' failed at src/main/resources/db/migration/b200_add_note.sql:9:19:
    UPDATE orders SET nte = 'none'
    WHERE note IS NULL
column "nte" of relation "orders" does not exist (SQLSTATE 42703)
Nothing of this migration stays. The database is at 'a100'. This run applied 1 of 3. Correct the script and run the same command again.
''')
project.shows('''
Database localhost:5432/error-failing-statement as postgres (migration.url)
Upgraded a100 -> b200, add note [error-failing-statement] (1 ms)
Upgraded b200 -> c300, add status [error-failing-statement] (1 ms)
2 migrations in 1 ms; the database is at c300
''')
project.finds('SELECT revision, state FROM migration_history ORDER BY id',
        'a100|done', 'b200|failed', 'b200|done', 'c300|done')
