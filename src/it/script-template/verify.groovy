import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
def scripts = 'orders/src/main/resources/db/migration'
project.shows("Wrote ${scripts}/001_create_orders.sql (a base)")
project.shows("Wrote ${scripts}/004_merge_002_and_003.sql (revises 002, 003)")
assert project.file("${scripts}/001_create_orders.sql").readLines().findAll { !it.startsWith('-- created: ') } == [
        '-- create orders', '--', '-- revision: 001', '-- branch labels: orders', '-- team of create_orders', '',
        '-- migration:upgrade', "SET LOCAL lock_timeout = '2s';", '-- Write here the SQL that makes the change.',
        "COMMENT ON SCHEMA public IS '{001}';", '',
        '-- migration:downgrade', '-- Write here the SQL that takes it back.']
assert project.file("${scripts}/004_merge_002_and_003.sql").endsWith('''

-- migration:upgrade
SET LOCAL lock_timeout = '2s';
COMMENT ON SCHEMA public IS '{004}';

-- migration:downgrade
''')
project.fails('revision', '''
broken/placeholder.sql:2:7: There is no placeholder {author}. Use one of {header}, {message}, {revision}, {revises}, {branchLabels}, {dependsOn}, {created}, {slug}, {year}, {month}, {day}, {upgrade}, {downgrade}, or write its braces twice to have them once.
''')
project.fails('revision', '''
broken/marker.sql:1:1: The script has no upgrade section. Put '-- migration:upgrade' on a line of its own above its SQL.
''')
project.fails('revision', '''
broken/parent.sql:1:1: The header's 'revises' would be nothing, not '004'. Write '-- revises: {revises}', or {header} for the whole header.
''')
project.fails('revision', '''
'orders/broken/missing.sql' is no value for migration.scriptTemplate: there is no such file. Name one relative to the module or to the root of the build.
''')
assert project.files(scripts).size() == 4
