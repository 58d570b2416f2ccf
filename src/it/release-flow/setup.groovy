import dev.migration.core.testing.PsqlScript
import dev.migration.maven.it.ItProject

// What an earlier run has installed must not be found.
new File(localRepositoryPath.toString(), 'dev/migration/it/release').deleteDir()

if (PsqlScript.isPsqlThere()) {
    ItProject.in(basedir, port).writes('deployment/psql-is-there', new byte[0])
}
