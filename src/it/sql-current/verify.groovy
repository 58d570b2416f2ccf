import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
def steps = { file -> project.file(file).readLines().findAll { it.startsWith('-- Running ') } }
assert steps('target/migration/upgrade.sql') == ['-- Running upgrade b200 -> c300, add status']
assert steps('target/migration/downgrade.sql') == ['-- Running downgrade c300 -> b200, add status']
assert steps('target/rest.sql') == ['-- Running upgrade b200 -> c300, add status']
assert steps('target/back.sql') == ['-- Running downgrade b200 -> a100, add note']
assert steps('target/empty.sql') == [
        '-- Running downgrade b200 -> a100, add note', '-- Running downgrade a100 -> , create orders']
project.shows('''
Database localhost:5432/sql-current as postgres (migration.url)
Wrote target/migration/upgrade.sql
Wrote target/migration/downgrade.sql
''')
project.fails('downgrade', '''
'base' is not a range that is possible here. A downgrade needs both ends, as from:to.
''')
project.finds('SELECT version_num FROM migration_version', 'b200')
