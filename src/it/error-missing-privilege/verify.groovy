import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.breaks('upgrade', '''
Could not create table public.migration_version: permission denied for schema public (SQLSTATE 42501). As the owner or a superuser, run: GRANT CREATE ON SCHEMA public TO reader;
''')
project.finds("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", '0')
