import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.fails('revision', '''
A revision needs a message. Say what it does with -Dmigration.message="create users".
''')
project.fails('revision', '''
Several modules could be meant: 'shop', 'stock'. Name one: mvn migration:revision -Dmigration.message="create orders" -Dmigration.module=shop
''')
project.fails('init', '''
Several modules could be meant: 'shop', 'stock'. Name one: mvn migration:init -Dmigration.module=shop
''')
project.showsTimes(3, 'No revision to write: migration.message is not set')
project.hides('Number or name')
project.hides('such as "create users":')
assert !new File(basedir, 'shop/src').exists() && !new File(basedir, 'stock/src').exists()
