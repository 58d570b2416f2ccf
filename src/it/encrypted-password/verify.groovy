import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.shows('Database localhost:5432/encrypted-password as guarded (migration.url)')
project.hides('open-sesame')
project.hides('{Fe3YxNyFJ/MHsMZhmUqvyW7oXnT+SDQvxkYmjonWREw=}')
