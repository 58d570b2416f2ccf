import dev.migration.maven.it.ItProject

ItProject.in(basedir, port).executes('CREATE TABLE orders (id integer PRIMARY KEY)')
