import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.breaks('upgrade', '''
Cannot connect to localhost:5432/no-such-database as postgres (migration.url): the server has no such database. Create it, or correct the name.
''')
