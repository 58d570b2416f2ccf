import dev.migration.maven.it.ItProject

ItProject.in(basedir, port).executes('''
        CREATE TABLE orders (id integer PRIMARY KEY);
        CREATE TABLE alembic_version (
            version_num varchar(32) NOT NULL,
            CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
        );
        INSERT INTO alembic_version VALUES ('1975ea83b712');
        ''')
