import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.shows('Wrote src/main/resources/db/migration/002_add_user_id.sql (revises 001)')
project.shows('Wrote src/main/resources/db/migration/later/V003__add_grade.sql (revises 002)')
project.fails('revision', '''
'{ticket}_{revision}' is no value for migration.fileName: there is no placeholder {ticket}. Use {revision}, {slug}, {year}, {month} and {day}.
''')
project.fails('revision', '''
'nul' is no value for migration.revId: Windows keeps the name 'nul' for a device. Choose another id.
''')
project.fails('revision', '''
'{slug}/{revision}' is no value for migration.fileName: the file would be 'aux/004.sql', and Windows keeps the name 'aux' for a device. Choose another message, id or template.
''')
project.fails('revision', "Branch label '" + 'x' * 129 + "' in migration.branchLabel has more than 128 characters. Choose one without @ : , + or white space that does not start with '-'.")
project.fails('revision', '''
Revision id 'a@b' in migration.revId holds '@'. Choose one without @ : , + or white space that does not start with '-'.
''')
project.shows('''
002    -> 003 (head), add grade    [script-names]
001    -> 002,        add user id  [script-names]
<base> -> 001,        create users [script-names]
''')
assert project.files('src/main/resources/db/migration') == ['001_create_users.sql', '002_add_user_id.sql', 'later']
