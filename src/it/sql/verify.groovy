import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.shows('''
Wrote target/migration/upgrade.sql
Wrote target/migration/downgrade.sql
''')
project.shows('''
Wrote target/since/upgrade.sql
Wrote target/since/downgrade.sql
''')

def steps = { file -> project.file(file).readLines().findAll { it.startsWith('-- Running ') } }
assert steps('target/migration/upgrade.sql') == [
        '-- Running upgrade  -> a100, create orders', '-- Running upgrade a100 -> b200, add note']
assert steps('target/migration/downgrade.sql') == [
        '-- Running downgrade b200 -> a100, add note', '-- Running downgrade a100 -> , create orders']
assert steps('target/since/upgrade.sql') == ['-- Running upgrade a100 -> b200, add note']
assert project.file('target/apart/upgrade.sql').contains("SELECT 'b200' = ANY (:'migration_pending'::text[])")
assert steps('target/apart/upgrade/0002_b200_add_note.sql') == ['-- Running upgrade a100 -> b200, add note']
assert steps('target/apart/downgrade/0001_b200_add_note.sql') == ['-- Running downgrade b200 -> a100, add note']
