import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.breaks('upgrade', '''
Cannot connect to localhost:5432/error-host-down as postgres (migration.url): the server does not answer. Check host and port, and whether it runs.
''')
project.breaks('upgrade', '''
Cannot connect to no-such-host.invalid:5432/shop as postgres (migration.url): its host is not known. Check the host's name.
''')
