import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.fails('upgrade', '''
'ab' can be any of 'ab10' (error-ambiguous-id, src/main/resources/db/migration/ab10_create_orders.sql), 'ab20' (error-ambiguous-id, src/main/resources/db/migration/ab20_add_note.sql). Write more of the one you mean.
''')
