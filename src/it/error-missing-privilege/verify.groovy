import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.breaks('upgrade', '''
Could not create table public.migration_version: permission denied for schema public (SQLSTATE 42501). As the owner or a superuser, run: GRANT CREATE ON SCHEMA public TO reader;
''')
project.fails('upgrade', '''
Migration b200 (add note to accounts) of module 'error-missing-privilege' failed at src/main/resources/db/migration/b200_add_note.sql:7:1:
    ALTER TABLE accounts ADD COLUMN note text
must be owner of table accounts (SQLSTATE 42501)
Nothing of this migration stays. The database is at 'a100'. This run applied 1 of 2. Role writer does not own table public.accounts. Migrate as its owner, postgres, or, as a superuser, run: ALTER TABLE public.accounts OWNER TO writer; Then run the same command again.
''')
project.finds('SELECT revision, state, applied_by FROM migration_history ORDER BY id', 'a100|done|writer', 'b200|failed|writer')
