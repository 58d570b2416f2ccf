import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.fails('upgrade', '''
src/main/resources/db/migration/a100_cafe.sql:1:14: The byte 0xE9 is not valid UTF-8 here. Save the file as UTF-8.
''')
