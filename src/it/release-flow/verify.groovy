import dev.migration.core.testing.PsqlScript
import dev.migration.core.testing.TestDatabase
import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.shows('''
Wrote target/migration/upgrade.sql
Wrote target/migration/downgrade.sql
''')

def upgrade = project.file('deployment/target/sql/shop-1.1-upgrade-sql.sql')
def downgrade = project.file('deployment/target/sql/shop-1.1-downgrade-sql.sql')
assert upgrade == project.file('shop/target/migration/upgrade.sql')
assert downgrade == project.file('shop/target/migration/downgrade.sql')
def steps = { sql -> sql.readLines().findAll { it.startsWith('-- Running ') } }
assert steps(upgrade) == [
        '-- Running upgrade a100 -> b200, create customers', '-- Running upgrade b200 -> c300, import countries']
assert steps(downgrade) == [
        '-- Running downgrade c300 -> b200, import countries', '-- Running downgrade b200 -> a100, create customers']

// The deployment has run the upgrade itself, unless it found no psql.
def url = "jdbc:postgresql://localhost:$port/release-flow"
def database = new TestDatabase("$url?user=postgres", url)
def byPsql = PsqlScript.isPsqlThere()
if (!byPsql) {
    PsqlScript.run(database, upgrade)
}
def tables = """
        SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'migration%' ORDER BY 1"""
project.finds(tables, 'countries', 'customers', 'orders')
project.finds('SELECT name FROM customers ORDER BY 1', 'Ada', 'Grace')
project.finds('SELECT code, name FROM countries ORDER BY 1', 'de|Germany', 'fr|France')
project.finds('SELECT version_num FROM migration_version', 'c300')
project.finds('SELECT revision, direction, state FROM migration_history ORDER BY id',
        'a100|upgrade|done', 'b200|upgrade|done', 'c300|upgrade|done')

byPsql ? PsqlScript.runByPsql(database, downgrade) : PsqlScript.run(database, downgrade)
project.finds(tables, 'orders')
project.finds('SELECT id, placed_by FROM orders ORDER BY 1', '1|Ada', '2|Grace')
project.finds('SELECT version_num FROM migration_version', 'a100')
project.finds('SELECT revision, direction, state FROM migration_history WHERE direction = \'downgrade\' ORDER BY id',
        'c300|downgrade|done', 'b200|downgrade|done')
