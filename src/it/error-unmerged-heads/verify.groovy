import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.fails('upgrade', '''
Module 'error-unmerged-heads' has 2 heads that are not merged: 'b200' (error-unmerged-heads, src/main/resources/db/migration/b200_add_placed_at.sql), 'c300' (error-unmerged-heads, src/main/resources/db/migration/c300_add_status.sql). Merge them, or name a target: one of them, label@head, or heads for all.
To merge: mvn migration:merge -Dmigration.revisions=b200,c300
''')
project.fails('upgrade', '''
'head' can be any of 2 heads: 'b200' (error-unmerged-heads, src/main/resources/db/migration/b200_add_placed_at.sql), 'c300' (error-unmerged-heads, src/main/resources/db/migration/c300_add_status.sql). Name one, use label@head, or heads for all; or merge them.
To merge: mvn migration:merge -Dmigration.revisions=b200,c300
''')
project.finds("SELECT to_regclass('orders')", 'null')
