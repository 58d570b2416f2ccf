import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.breaks('upgrade', '''
No database is configured. Name it in one of these ways; the first that is present counts:
  1. migration.url, as property or in the pom
  2. the environment variable DATABASE_URL
  3. a file .env in the module or the root, with DATABASE_URL, or with POSTGRES_HOST, POSTGRES_PORT, POSTGRES_DB, POSTGRES_USER and POSTGRES_PASSWORD
  4. the same POSTGRES_ variables in the environment
  5. the environment variables PGHOST, PGPORT, PGDATABASE, PGUSER and PGPASSWORD, or PGSERVICE
A URL looks like postgresql://user:password@host:5432/database, jdbc:postgresql://host:5432/database or embedded:17.
''')
project.fails('upgrade', '''
There is no revision or label 'feed' in the scripts of error-no-database. Check the spelling; history lists what there is.
''')
project.fails('downgrade', '''
'+1' goes up, and a downgrade goes down. Write -N, or use upgrade.
''')
project.fails('stamp', '''
There is no revision '-1', and steps cannot be counted here. Name the revision itself.
''')
project.fails('history', '''
There is no revision or label 'feed' in the scripts of error-no-database. Check the spelling; history lists what there is.
''')
project.fails('sql', '''
There is no branch 'feed'. Write a label or a revision before the @; branches and heads list them.
''')
project.fails('repair', '''
There is no revision or label 'feed' in the scripts of error-no-database. Check the spelling; history lists what there is.
''')
