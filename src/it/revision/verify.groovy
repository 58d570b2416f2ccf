import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.shows('Wrote customers/src/main/resources/db/migration/c1_create_customers.sql (a base)')
project.shows('''
Wrote customers/src/main/resources/db/migration/c2_add_name_and_e_mail.sql (revises c1)
''')
project.fails('revision', '''
Several modules could be meant: 'customers', 'invoices'. Name one: mvn migration:revision -Dmigration.message="create customers" -Dmigration.module=customers
''')
project.fails('revision', '''
A revision needs a message. Say what it does with -Dmigration.message="create users".
''')
project.fails('revision', '''
The build has no module 'billing'. Its modules are 'customers', 'invoices', 'revision'.
''')

assert project.file('customers/src/main/resources/db/migration/c1_create_customers.sql').readLines().findAll { !it.startsWith('-- created: ') } == [
        '-- create customers', '--', '-- revision: c1', '-- branch labels: customers', '',
        '-- migration:upgrade', '-- Write here the SQL that makes the change.', '',
        '-- migration:downgrade', '-- Write here the SQL that takes it back.']
def invoices = project.files('invoices/src/main/resources/db/migration')
assert invoices.size() == 1 && invoices[0] ==~ /[0-9a-f]{12}_create_invoices\.sql/
assert project.file('invoices/src/main/resources/db/migration/' + invoices[0]).contains('\n-- branch labels: invoices\n-- depends on: c2\n')
