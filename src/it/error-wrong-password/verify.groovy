import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.breaks('upgrade', '''
Cannot connect to localhost:5432/error-wrong-password as guarded (migration.url): the server refuses the password. Check user name and password.
''')
project.breaks('upgrade', '''
Cannot connect to localhost:5432/error-wrong-password as guarded (migration.url): the server refuses the connection. Check user name and password: The server requested SCRAM-based authentication, but no password was provided.
''')
project.hides('close-sesame')
