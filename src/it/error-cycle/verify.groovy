import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.fails('upgrade', '''
These revisions revise one another in a circle: 'a100' (error-cycle, src/main/resources/db/migration/a100_create_orders.sql) -> 'b200' (error-cycle, src/main/resources/db/migration/b200_add_note.sql) -> 'a100'. Change what one of them revises.
''')
