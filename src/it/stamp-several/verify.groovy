import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.shows('Stamped base -> a100, d400')
project.shows('Nothing to do; the database is at a100, d400')
project.fails('stamp', '''
'a100' is an ancestor of 'b200', so naming both is ambiguous. Name only one of them.
''')
project.shows('Stamped a100, d400 -> b200')
project.fails('stamp', '''
There is no revision or label 'feed' in the scripts of shop, stock. Check the spelling; history lists what there is.
''')
project.fails('stamp', '''
The SQL of a stamp is for a database at a known place; there is nothing to purge. Leave -Dmigration.purge out, or -Dmigration.sql.
''')
project.shows('Stamped b200 -> base')
project.finds('SELECT count(*) FROM migration_version', '0')
project.finds("SELECT to_regclass('orders')", 'null')

def rows = { file -> project.file(file).readLines().findAll { it =~ /(INSERT INTO|UPDATE|DELETE FROM) public\.migration_version/ } }
assert rows('target/stamp.sql') == ["INSERT INTO public.migration_version (version_num) VALUES ('b200');"]
assert rows('target/forward.sql') == ["INSERT INTO public.migration_version (version_num) VALUES ('d400');"]
