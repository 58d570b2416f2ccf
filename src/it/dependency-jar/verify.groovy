import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.shows('''
Rev: 7b20 (head)
Parent: <base>
Also depends on: parts
Branch names: machines
Module: machines
Created: 2026-11-21T09:00:00Z
Path: src/main/resources/db/migration/7b20_create_presses.sql

    create presses
''')
project.shows('''
Rev: 5a10 (effective head)
Parent: <base>
Branch names: parts
Module: parts
Created: 2026-11-21T09:00:00Z
Path: parts-1.0.jar!/db/migration/5a10_create_screws.sql

    create screws
''')
project.shows('''
Database localhost:5432/dependency-jar as postgres (migration.url)
Upgraded <base> -> 5a10, create screws [parts] (1 ms)
Upgraded <base> -> 7b20, create presses [machines] (1 ms)
2 migrations in 1 ms; the database is at 7b20
''')
project.shows('''
Rev: 7b20 (head)
Parent: <base>
Also depends on: parts
Branch names: machines
Module: machines
Created: 2026-11-21T09:00:00Z
Path: machines/src/main/resources/db/migration/7b20_create_presses.sql

    create presses
''')
project.shows('''
Rev: 5a10 (effective head)
Parent: <base>
Branch names: parts
Module: parts
Created: 2026-11-21T09:00:00Z
Path: parts/src/main/resources/db/migration/5a10_create_screws.sql

    create screws
''')
project.shows('''
Database localhost:5432/dependency-jar as postgres (migration.url)
Nothing to do; the database is at 7b20
''')
project.showsTimes(1, 'parts-1.0.jar!/')
