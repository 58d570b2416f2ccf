import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.shows('''
Database localhost:5432/history-applied as postgres (migration.url)
The history has nothing to show
''')

def time = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/
def lines = project.file('target/history.txt').readLines()
assert lines*.replaceAll(time, '<time>')*.replaceAll(/\d+ ms/, '1 ms')*.replaceAll(/\d+\.\d+\.\d+(-SNAPSHOT)?/, '<version>')
        *.replaceAll(/ {2,}/, ' | ') == [
        'time | direction | state | revision | module | user | duration | version | message',
        "<time> | upgrade | done | b200 | history-applied | postgres | 1 ms | <version> | add note",
        "<time> | upgrade | failed | b200 | history-applied | postgres | 1 ms | <version> | 42703: column \"nte\" of relation \"orders\" does not exist",
        "<time> | upgrade | done | a100 | history-applied | postgres | 1 ms | <version> | create orders"]
assert lines*.indexOf('upgrade').findAll { it >= 0 }.unique() == [lines[0].indexOf('direction')]

def json = new groovy.json.JsonSlurper().parseText(project.file('target/history.json')).applied
assert json*.state == ['failed', 'done']
assert json*.time.every { it ==~ time }
assert json*.durationMs.every { it >= 0 }
assert json[1].checksum.length() == 64
['time', 'durationMs', 'checksum', 'toolVersion'].each { name -> json*.remove(name) }
assert json[0] == [
        direction: 'upgrade', revision: 'b200', state: 'failed', module: 'history-applied',
        message: '42703: column "nte" of relation "orders" does not exist', statementsDone: 0, user: 'postgres']
assert json[1] == [
        direction: 'upgrade', revision: 'b200', state: 'done', module: 'history-applied', message: 'add note',
        statementsDone: 1, user: 'postgres']
