import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.fails('current', '''
'of-another-master' is no value for migration.serverId: Maven cannot decrypt its password. Check the master password in settings-security.xml, or encrypt it anew with mvn --encrypt-password (Maven 4: mvnenc).
''')
project.fails('current', '''
'encrypted' is no value for migration.serverId: Maven cannot decrypt its password. Check the master password in settings-security.xml, or encrypt it anew with mvn --encrypt-password (Maven 4: mvnenc).
''')
project.hides('open-sesame')
project.hides('{Fe3YxNyFJ/MHsMZhmUqvyW7oXnT+SDQvxkYmjonWREw=}')
project.hides('{IUYWUqTYfPAH7dTtXorrDFA7RSWVH9ENNIlhixxh6F4=}')
