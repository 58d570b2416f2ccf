import dev.migration.maven.it.ItProject

def project = ItProject.in(basedir, port)
project.shows('''
Created src/main/resources/db/migration
Each migration is a file there: SQL with a header that says what it revises, and how to take it back.

For the pom, if it is not there yet:

  <plugin>
    <groupId>dev.migration</groupId>
    <artifactId>migration-maven-plugin</artifactId>
    <version>0.1.0-SNAPSHOT</version>
    <executions>
      <execution>
        <goals><goal>upgrade</goal></goals>
      </execution>
    </executions>
  </plugin>

Then: mvn migration:revision -Dmigration.message="create users"
''')
assert project.files('src/main/resources/db/migration').isEmpty()
