import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.fails('upgrade', '''
'b200' (error-missing-parent, src/main/resources/db/migration/b200_add_note.sql) revises 'a100', which no script has. Correct the name, or add the missing script.
''')
