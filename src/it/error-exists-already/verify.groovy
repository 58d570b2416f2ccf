import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.fails('upgrade', '''
Migration b200 (add note) of module 'error-exists-already' failed at src/main/resources/db/migration/b200_add_note.sql:8:1:
    ALTER TABLE orders ADD COLUMN note text
column "note" of relation "orders" already exists (SQLSTATE 42701)
Nothing of this migration stays. The database is at 'a100'. This run applied nothing. Correct the script and run the same command again. If the database has all of this migration already, stamp it.
To stamp: mvn migration:stamp -Dmigration.target=b200
''')
project.shows('Stamped a100 -> b200')
project.shows('''
Upgraded b200 -> c300, add status [error-exists-already] (1 ms)
1 migration in 1 ms; the database is at c300
''')
