import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.fails('upgrade', '''
The script of 'b200' (checksums, src/edited/b200_add_note.sql) has changed since it was applied; nothing was run. Put it back and write the change as a new revision, or record it as it is with repair.
To write a revision: mvn migration:revision -Dmigration.message=<message>
To repair: mvn migration:repair
''')
project.shows('''
Database localhost:5432/checksums as postgres (migration.url)
The script of 'b200' (checksums, src/edited/b200_add_note.sql) has changed since it was applied
Nothing to do; the database is at b200
''')

def applied = 'c09affbad9fdc3fd2350b7e5a8ca4c67025ce155f8d7c42670e2166b29453b71'
def edited = 'aff43c2690a2c1484e445bf5950178c2d0e9d6dac024bfcdeb55df4c5dd0a379'
def time = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/
assert project.file('target/repair.txt').replaceAll(time, '<time>') == """\
b200, add note [checksums]
    Script: src/edited/b200_add_note.sql
    Applied: <time> by postgres
    Recorded checksum: ${applied}
    Actual checksum:   ${edited}
1 script has changed since it was applied; nothing was written
To record it as it is: mvn migration:repair -Dmigration.confirm
"""
def shown = new groovy.json.JsonSlurper().parseText(project.file('target/shown.json'))
assert !shown.repaired
assert shown.changed*.appliedAt.every { it ==~ time }
shown.changed*.remove('appliedAt')
assert shown.changed == [[
        revision: 'b200', message: 'add note', module: 'checksums', file: 'src/edited/b200_add_note.sql',
        recordedChecksum: applied, actualChecksum: edited, appliedBy: 'postgres']]
project.shows('''
Database localhost:5432/checksums as postgres (migration.url)
Nothing to repair: the applied scripts are what was applied
''')
def repaired = new groovy.json.JsonSlurper().parseText(project.file('target/repaired.json'))
assert repaired.repaired
assert repaired.changed*.revision == ['b200']
project.shows('''
Database localhost:5432/checksums as postgres (migration.url)
Upgraded b200 -> c300, add status [checksums] (1 ms)
1 migration in 1 ms; the database is at c300
''')
project.shows("""
    Recorded checksum: ${edited}
    Actual checksum:   ${applied}
Recorded 1 script as it is
""".toString())
project.finds("SELECT checksum FROM migration_history WHERE revision = 'b200'", edited)
project.fails('upgrade', '''
'maybe' is no value for migration.validate: it is 'fail', 'warn' or 'off'.
''')
