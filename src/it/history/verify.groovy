import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.shows('''
Database localhost:5432/history as postgres (migration.url)
b200   -> c300 (head),    add status    [history]
a100   -> b200 (current), add placed_at [history]
<base> -> a100,           create orders [history]
''')
project.shows('''
Database localhost:5432/history as postgres (migration.url)
Rev: b200
Parent: a100
Branch names: history
Module: history
Created: 2026-11-21T09:00:00Z
Reversible: yes
Applied: yes
Path: src/main/resources/db/migration/b200_add_placed_at.sql

    add placed_at
''')
project.shows('''
Database localhost:5432/history as postgres (migration.url)
a100 -> b200,        add placed_at [history]
b200 -> c300 (head), add status    [history]
''')
project.shows('''
Rev: a100
Parent: <base>
Branch names: history
Module: history
Created: 2026-11-21T09:00:00Z
Path: src/main/resources/db/migration/a100_create_orders.sql

    create orders
''')

def json = new groovy.json.JsonSlurper().parseText(project.file('target/history.json'))
assert json.revisions*.revision == ['c300', 'b200', 'a100']
assert json.revisions[1].subMap('revises', 'labels', 'message', 'module', 'file', 'head') == [
        revises: ['a100'], labels: ['history'], message: 'add placed_at', module: 'history',
        file: 'src/main/resources/db/migration/b200_add_placed_at.sql', head: false]
