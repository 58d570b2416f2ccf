import dev.migration.maven.it.ItProject

ItProject.in(basedir, port).writes('src/main/resources/db/migration/a100_cafe.sql', '''\
        -- create cafés
        -- revision: a100
        -- migration:upgrade
        CREATE TABLE cafes (id integer PRIMARY KEY);
        '''.stripIndent().getBytes('ISO-8859-1'))
