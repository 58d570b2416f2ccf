import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.shows('''
Database localhost:5432/transaction-all as postgres (migration.url)
Upgraded <base> -> a100, create orders [transaction-all] (1 ms, not committed yet)
''')
project.fails('upgrade', '''
Migration b200 (fill note) of module 'transaction-all' failed at src/main/resources/db/migration/b200_fill_note.sql:8:19:
    UPDATE orders SET note = 'none'
column "note" of relation "orders" does not exist (SQLSTATE 42703)
Nothing of this run stays. The database is at base. This run applied nothing. Correct the script and run the same command again.
''')
project.fails('upgrade', '''
'some' is no value for migration.transaction: it is 'each' or 'all'.
''')
project.finds("SELECT to_regclass('orders')", 'null')
