import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.fails('upgrade', '''
src/main/resources/db/migration/a100_create_orders.sql:3:14: Revision id 'a 100' holds white space. Choose one without @ : , + or white space that does not start with '-'.
src/main/resources/db/migration/a100_create_orders.sql:5:1: The header key 'labels' is unknown. Use one of revision, revises, branch labels, depends on, created.
src/main/resources/db/migration/a100_create_orders.sql:6:13: The time 'yesterday' is not one that 'created' understands. Write it like '-- created: 2026-11-21T10:15:30Z'.
src/main/resources/db/migration/b200_add_note.sql:1:1: The header names no revision. Add the line '-- revision: <id>'.
src/main/resources/db/migration/b200_add_note.sql:5:1: The text 'ALTER TABLE orders ADD COLUMN note text;' stands before the first marker. Put '-- migration:upgrade' on a line of its own above it.
''')
