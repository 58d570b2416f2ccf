package dev.migration.maven;

import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import javax.inject.Named;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.DependencyResolutionResult;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyFilter;

/** Finds the jars that modules need at run time, other than those of the reactor itself. */
@Named
class DependencyJars {

    private final ProjectDependenciesResolver resolver;

    @Inject
    DependencyJars(ProjectDependenciesResolver resolver) {
        this.resolver = resolver;
    }

    /**
     * Resolves the jars of some modules. Modules need not be built: the reactor's own jars are not asked for.
     *
     * @return the files by artifactId, in the order in which the dependencies come
     * @throws MojoExecutionException when one cannot be had
     */
    Map<File, String> of(List<MavenProject> modules, Reactor reactor, RepositorySystemSession session)
            throws MojoExecutionException {
        DependencyFilter atRunTime = (node, parents) -> neededAtRunTime(node.getDependency(), reactor);
        Map<File, String> jars = new LinkedHashMap<>();
        for (MavenProject module : modules) {
            if (module.getDependencies().stream().anyMatch(d -> !reactor.holds(d.getGroupId(), d.getArtifactId()))) {
                resolve(module, atRunTime, session).getResolvedDependencies().stream()
                        .filter(dependency -> neededAtRunTime(dependency, reactor))
                        .map(Dependency::getArtifact)
                        .forEach(artifact -> jars.putIfAbsent(artifact.getFile(), artifact.getArtifactId()));
            }
        }
        return jars;
    }

    private DependencyResolutionResult resolve(
            MavenProject module, DependencyFilter filter, RepositorySystemSession session)
            throws MojoExecutionException {
        try {
            DefaultDependencyResolutionRequest request = new DefaultDependencyResolutionRequest(module, session);
            request.setResolutionFilter(filter);
            return resolver.resolve(request);
        } catch (DependencyResolutionException e) {
            throw new MojoExecutionException(
                    "Cannot resolve the dependencies of module '" + module.getArtifactId()
                            + "', whose jars may hold scripts: " + e.getMessage(),
                    e);
        }
    }

    private static boolean neededAtRunTime(Dependency dependency, Reactor reactor) {
        if (dependency == null) {
            return true;
        }
        Artifact artifact = dependency.getArtifact();
        boolean runTime = "compile".equals(dependency.getScope()) || "runtime".equals(dependency.getScope());
        return runTime
                && "jar".equals(artifact.getExtension())
                && !reactor.holds(artifact.getGroupId(), artifact.getArtifactId());
    }
}
