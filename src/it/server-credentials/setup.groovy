import dev.migration.maven.it.ItProject

ItProject.in(basedir, port).writes('url.properties',
        "migration.url = postgresql://guarded:open-sesame@localhost:${port}/server-credentials\n".bytes)
