import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.fails('check', '''
Module 'merge' has 2 heads that are not merged: 'b200' (merge, src/main/resources/db/migration/b200_add_placed_at.sql), 'c300' (merge, src/main/resources/db/migration/c300_add_status.sql). Merge them.
To merge: mvn migration:merge -Dmigration.revisions=b200,c300
''')
project.shows('''
a100 (branchpoint)  [merge]
     -> b200 (head) [merge]
     -> c300 (head) [merge]
''')
project.shows('''
Wrote src/main/resources/db/migration/d400_merge_b200_and_c300.sql (revises b200, c300)
''')
project.shows('Nothing to merge: no module has several heads')
project.shows('Scripts are in order: 4 revisions, 1 head')
project.shows('''
Database localhost:5432/merge as postgres (migration.url)
Upgraded <base> -> a100, create orders [merge] (1 ms)
Upgraded a100 -> b200, add placed_at [merge] (1 ms)
Upgraded a100 -> c300, add status [merge] (1 ms)
Upgraded b200, c300 -> d400, merge b200 and c300 [merge] (1 ms)
4 migrations in 1 ms; the database is at d400
''')
