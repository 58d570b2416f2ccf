import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.fails('upgrade', '''
src/main/resources/db/migration/b200_add_note.sql:9:1: 'COMMIT' would end or begin the transaction that the script runs in. Remove it, or begin the section with '-- migration:upgrade transaction=none'.
src/main/resources/db/migration/c300_index_note.sql:8:1: 'CREATE INDEX CONCURRENTLY orders_note_idx ON orders (note)' cannot run inside a transaction. Move it to a script of its own, and begin its section with '-- migration:upgrade transaction=none'.
''')
project.finds("SELECT to_regclass('orders')", 'null')
