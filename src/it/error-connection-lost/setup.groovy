import dev.migration.maven.it.ItProject

ItProject.in(basedir, port).executes('CREATE ROLE short_lived LOGIN SUPERUSER')
