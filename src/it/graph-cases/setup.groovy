import dev.migration.core.testing.GraphCases
import dev.migration.maven.it.ItProject

ItProject.in(basedir, port).writes('cases/graph.jsonl', GraphCases.file())
