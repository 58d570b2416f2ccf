import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.breaks('upgrade', '''
The database URL in migration.url starts with 'jdbc:mysql:', which is none of the known forms. Write postgresql://user:password@host:5432/database, jdbc:postgresql://host:5432/database, r2dbc:postgresql://host:5432/database or embedded:17.
''')
project.breaks('upgrade', '''
The database URL in migration.url has none of the known forms. Write postgresql://user:password@host:5432/database, jdbc:postgresql://host:5432/database, r2dbc:postgresql://host:5432/database or embedded:17.
''')
project.breaks('upgrade', '''
The database URL in migration.url names the version '11'. Write embedded: alone or with a major version of PostgreSQL from 13 to 18, such as embedded:17.
''')
