import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.shows('migration:branches')
project.shows('migration:check')
project.shows('migration:current')
project.shows('migration:downgrade')
project.shows('migration:ensure-version')
project.shows('migration:heads')
project.shows('migration:help')
project.shows('migration:history')
project.shows('migration:init')
project.shows('migration:merge')
project.shows('migration:repair')
project.shows('migration:revision')
project.shows('migration:show')
project.shows('migration:sql')
project.shows('migration:stamp')
project.shows('migration:upgrade')
project.shows('''
    target
      Where to go: an id or its beginning, a branch label, base, head, heads,
      +2, -1, billing@head, billing@-1. An upgrade takes several, separated by
      commas, and without one goes to every module's head; a downgrade needs
      one.
      User property: migration.target
''')
