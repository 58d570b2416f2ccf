import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.shows('''
Database localhost:5432/error-irreversible as postgres (migration.url)
Upgraded <base> -> a100, create orders [error-irreversible] (1 ms)
Upgraded a100 -> b200, drop notes [error-irreversible] (1 ms)
Upgraded b200 -> c300, add status [error-irreversible] (1 ms)
3 migrations in 1 ms; the database is at c300
''')
project.fails('downgrade', '''
'b200' (error-irreversible, src/main/resources/db/migration/b200_drop_notes.sql) has no downgrade section and cannot be reverted; nothing was run. Write the section, or go back to a revision above.
''')
project.finds('SELECT version_num FROM migration_version', 'c300')
