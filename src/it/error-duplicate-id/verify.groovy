import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.fails('history', '''
Revision 'a100' is there 2 times: stock, stock/src/main/resources/db/migration/a100_create_articles.sql; shop, shop/src/main/resources/db/migration/a100_create_orders.sql. Give all but one another id.
''')
