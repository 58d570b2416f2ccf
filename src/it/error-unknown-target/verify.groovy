import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.fails('upgrade', '''
There is no revision or label 'feed' in the scripts of error-unknown-target. Check the spelling; history lists what there is.
''')
project.fails('upgrade', '''
There is no branch 'billing'. Write a label or a revision before the @; branches and heads list them.
''')
project.fails('upgrade', '''
'+3' goes beyond the end: 1 step is possible. Take fewer, or name the revision.
''')
project.fails('upgrade', '''
'a100@@' is not a target. Write an id, the beginning of an id, a label, head, heads, base or current, alone or after label@, or with +N or -N at its end.
''')
project.fails('stamp', '''
There is no revision or label 'feed' in the scripts of error-unknown-target. Check the spelling; history lists what there is.
''')
project.fails('downgrade', '''
There is no revision or label 'feed' in the scripts of error-unknown-target. Check the spelling; history lists what there is.
''')
project.fails('downgrade', '''
A downgrade needs a target. Name it with -Dmigration.target=, such as -1 for the last migration, a revision's id, or base for everything.
''')
project.fails('upgrade', '''
There is no revision or label 'fuel' in the scripts of error-unknown-target. Check the spelling; history lists what there is.
''')
project.hides('PostgreSQL')
// Maven 4 makes the build folder by itself.
assert !new File(basedir, 'target/migration').exists()
