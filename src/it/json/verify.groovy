import dev.migration.maven.it.DocumentedJson
import dev.migration.maven.it.ItProject
import groovy.json.JsonSlurper

def project = ItProject.in(basedir, port)
def documented = DocumentedJson.in(new File(basedir, '../../../../docs/json.md'))

// What the first three calls, with -q, put to standard output.
def printed = (project.file('build.log').replaceAll(/\u001B\[[0-9;]*m/, '') =~ /(?ms)^\{$.*?^\}$/).collect { new JsonSlurper().parseText(it) }
def sections = ['init', 'ensure-version', 'upgrade and downgrade', 'current', 'history, heads, branches, show',
        'history, heads, branches, show', 'history, heads, branches, show', 'check', 'sql', 'upgrade and downgrade',
        'history, heads, branches, show', 'stamp']
assert printed.size() == sections.size()
[sections, printed].transpose().each { section, answer -> documented.describes(section, answer) }

def (init, table, upgrade, current, history, heads, branches, check, sql, downgrade, show, stamp) = printed
assert init == [folder: 'src/main/resources/db/migration', created: false]
assert table == [versionTable: 'public.migration_version']
assert upgrade.steps*.revision == ['a100', 'b200', 'c300'] && upgrade.rows == ['c300']
assert current.current*.revision == ['c300'] && current.current[0].details.message == 'add status'
assert history.revisions*.current == [true, false, false]
assert heads.revisions*.revision == ['c300'] && branches.revisions == []
assert check == [revisions: 3, heads: 1]
assert sql == [upgrade: 'target/migration/upgrade.sql', downgrade: 'target/migration/downgrade.sql']
assert downgrade.steps*.direction == ['downgrade'] && downgrade.rows == ['b200']
assert show.revisions[0].subMap('revision', 'applied', 'reversible') == [revision: 'c300', applied: false, reversible: true]
assert stamp == [rowsBefore: ['b200'], rowsAfter: ['c300']]

def revision = new JsonSlurper().parseText(project.file('target/revision.json'))
documented.describes('revision', revision)
assert revision.revision == 'd400' && revision.revises == ['b200']
def merge = new JsonSlurper().parseText(project.file('target/merge.json'))
assert merge.keySet() == ['written'] as Set && merge.written.size() == 1
documented.describes('revision', merge.written[0])
assert merge.written[0].revises == ['c300', 'd400']

project.fails('current', '''
'xml' is no value for migration.format: it is 'text' or 'json'.
''')
