import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.fails('upgrade', '''
The database is at 'f00d', which no script has; searched the scripts of error-row-unknown. Bring the script back, or set the rows with stamp and purge.
To stamp: mvn migration:stamp -Dmigration.target=<revision> -Dmigration.purge
''')
project.finds('SELECT version_num FROM migration_version', 'f00d')
