import dev.migration.maven.it.ItProject

ItProject.in(basedir, port).executes('CREATE ROLE reader LOGIN; REVOKE CREATE ON SCHEMA public FROM PUBLIC;'
        + ' CREATE ROLE writer LOGIN; GRANT CREATE ON SCHEMA public TO writer; CREATE TABLE accounts (id integer)')
