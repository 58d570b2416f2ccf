import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.fails('upgrade', '''
'production' is no value for migration.serverId: settings.xml has no server of that id.
''')
