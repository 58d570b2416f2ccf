import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.showsTimes(1, 'No revision to write: migration.message is not set')
project.showsTimes(2, 'Nothing to merge: no module has several heads')
project.shows('Wrote src/main/resources/db/migration/001_create_users.sql (a base)')
assert project.files('src/main/resources/db/migration') == ['001_create_users.sql']
