package dev.migration.it.cases;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.maven.Maven;
import org.apache.maven.execution.AbstractExecutionListener;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;

/** Runs a goal in a project as {@code mvn migration:… -D…} does, within the Maven that runs already. */
record Goals(Maven maven, MavenSession session, String url) {

    /** What a request of Maven 4 has to be told besides, and a copy of a request does not take over. */
    private static final Set<String> MAVEN_4 = Set.of("setTopDirectory", "setRootDirectory");

    /** Runs a goal with properties; returns its error, if it fails. */
    Optional<Throwable> run(Path project, String goal, Map<String, String> properties) {
        MavenExecutionRequest request = DefaultMavenExecutionRequest.copy(session.getRequest());
        request.setPom(project.resolve("pom.xml").toFile());
        request.setBaseDirectory(project.toFile());
        request.setMultiModuleProjectDirectory(project.toFile());
        setMaven4Folders(request, project.toAbsolutePath());
        request.setGoals(List.of("dev.migration:migration-maven-plugin:" + goal));
        Properties user = new Properties();
        user.setProperty("migration.url", url);
        properties.forEach((name, value) -> user.setProperty("migration." + name, value));
        request.setUserProperties(user);
        request.setStartTime(session.getRequest().getStartTime());
        request.setExecutionListener(new AbstractExecutionListener());
        return maven.execute(request).getExceptions().stream().findFirst();
    }

    /** Does nothing on Maven 3, whose request has no such methods. */
    private static void setMaven4Folders(MavenExecutionRequest request, Path project) {
        for (Method method : MavenExecutionRequest.class.getMethods()) {
            if (MAVEN_4.contains(method.getName())) {
                try {
                    method.invoke(request, project);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(method + " is not to be called.", e);
                }
            }
        }
    }
}
