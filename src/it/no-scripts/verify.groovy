import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.shows('''
There is no script yet in src/main/resources/db/migration of any module; migration:revision writes the first
Database localhost:5432/no-scripts as postgres (migration.url)
Nothing to do; the database is at base
''')
project.shows('There is no script yet in src/sql of any module; migration:revision writes the first')
project.shows('''
There is no script yet in src/main/resources/db/migration of any module; migration:revision writes the first
Scripts are in order: 0 revisions, 0 heads
''')
project.fails('downgrade', '''
'-1' goes beyond the end: no step is possible. Name the revision.
''')
project.fails('show', '''
There is no revision or label 'feed' in the scripts: there are none. Check the spelling; history lists what there is.
''')
