import dev.migration.maven.it.ItProject

// A forgotten transaction, as of a terminal that somebody has left open.
def project = ItProject.in(basedir, port)
project.executes('CREATE TABLE orders (id int)')
context.put('holder', project.holds('SELECT FROM orders'))
