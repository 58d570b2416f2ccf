package dev.migration.it.cases;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.Maven;
import org.apache.maven.execution.AbstractExecutionListener;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;

/** Runs a goal in a project as {@code mvn migration:… -D…} does, within the Maven that runs already. */
record Goals(Maven maven, MavenSession session, String url) {

    /** Runs a goal with properties; returns its error, if it fails. */
    Optional<Throwable> run(Path project, String goal, Map<String, String> properties) {
        MavenExecutionRequest request = DefaultMavenExecutionRequest.copy(session.getRequest());
        request.setPom(project.resolve("pom.xml").toFile());
        request.setBaseDirectory(project.toFile());
        request.setMultiModuleProjectDirectory(project.toFile());
        request.setGoals(List.of("dev.migration:migration-maven-plugin:" + goal));
        Properties user = new Properties();
        user.setProperty("migration.url", url);
        properties.forEach((name, value) -> user.setProperty("migration." + name, value));
        request.setUserProperties(user);
        request.setStartTime(session.getRequest().getStartTime());
        request.setExecutionListener(new AbstractExecutionListener());
        return maven.execute(request).getExceptions().stream().findFirst();
    }
}
