import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.showsTimes(7, 'Skipped, by migration.skip')
