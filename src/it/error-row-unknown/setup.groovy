import dev.migration.maven.it.ItProject

ItProject.in(basedir, port).executes('''
        CREATE TABLE migration_version (
            version_num varchar(128) NOT NULL,
            CONSTRAINT migration_version_pkc PRIMARY KEY (version_num)
        );
        INSERT INTO migration_version VALUES ('f00d');
        ''')
