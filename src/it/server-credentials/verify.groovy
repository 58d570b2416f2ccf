import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.shows('''
Database localhost:5432/server-credentials as guarded (migration.url)
Running upgrade <base> -> a100, create orders [server-credentials]
Upgraded <base> -> a100, create orders [server-credentials] (1 ms)
1 migration in 1 ms; the database is at a100
''')
project.showsTimes(2, 'a100 (head) [server-credentials]')
project.breaks('current', '''
The user name is given twice: by 'migration.username' and by the server 'guarded-database' of settings.xml (migration.serverId). Remove one of them.
''')
project.hides('open-sesame')
