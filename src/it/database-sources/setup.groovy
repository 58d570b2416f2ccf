import dev.migration.maven.it.ItProject

ItProject.in(basedir, port).writes('.env', """\
        # of the developer's machine
        POSTGRES_HOST=localhost
        POSTGRES_PORT=${port}
        POSTGRES_DB=database-sources
        POSTGRES_USER=postgres
        """.stripIndent().bytes)
