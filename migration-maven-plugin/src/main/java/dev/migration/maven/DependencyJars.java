package dev.migration.maven;

import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyFilter;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the jars that modules need at run time, other than those of the reactor itself. Modules need not be built, nor be
 * among those that {@code -pl} selects: the reactor's own artifacts are never asked for.
 */
final class DependencyJars {

    private final RepositorySystem resolver;
    private final RepositorySystemSession session;
    private final Reactor reactor;

    DependencyJars(RepositorySystem resolver, RepositorySystemSession session, Reactor reactor) {
        this.resolver = resolver;
        this.session = session;
        this.reactor = reactor;
    }

    /**
     * Resolves the jars of some modules.
     *
     * @return the files with their artifactIds, in the order in which the dependencies come
     * @throws MojoExecutionException when one cannot be had
     */
    Map<File, String> of(List<MavenProject> modules) throws MojoExecutionException {
        Map<File, String> jars = new LinkedHashMap<>();
        for (MavenProject module : modules) {
            List<Dependency> direct = module.getDependencies().stream()
                    .map(dependency -> RepositoryUtils.toDependency(dependency, session.getArtifactTypeRegistry()))
                    .filter(this::isWanted)
                    .toList();
            if (!direct.isEmpty()) {
                for (Artifact artifact : resolve(module, direct)) {
                    jars.putIfAbsent(artifact.getFile(), artifact.getArtifactId());
                }
            }
        }
        return jars;
    }

    private List<Artifact> resolve(MavenProject module, List<Dependency> direct) throws MojoExecutionException {
        CollectRequest request = new CollectRequest(direct, managed(module), module.getRemoteProjectRepositories());
        DependencyFilter wanted = (node, parents) -> isWanted(node.getDependency());
        try {
            return resolver
                    .resolveDependencies(session, new DependencyRequest(request, wanted))
                    .getArtifactResults()
                    .stream()
                    .map(ArtifactResult::getArtifact)
                    .toList();
        } catch (DependencyResolutionException e) {
            throw new MojoExecutionException(
                    "The dependencies of module '" + module.getArtifactId()
                            + "' cannot be had, and their jars may hold scripts: " + e.getMessage()
                            + ". Where one is a module of yours: install it, or run from the root of its reactor with -pl.",
                    e);
        }
    }

    private List<Dependency> managed(MavenProject module) {
        DependencyManagement management = module.getDependencyManagement();
        return management == null
                ? List.of()
                : management.getDependencies().stream()
                        .map(dependency -> RepositoryUtils.toDependency(dependency, session.getArtifactTypeRegistry()))
                        .toList();
    }

    private boolean isWanted(@Nullable Dependency dependency) {
        if (dependency == null) {
            return true;
        }
        Artifact artifact = dependency.getArtifact();
        String scope = dependency.getScope();
        boolean atRunTime = scope.isEmpty() || "compile".equals(scope) || "runtime".equals(scope);
        return atRunTime
                && "jar".equals(artifact.getExtension())
                && !reactor.holds(artifact.getGroupId(), artifact.getArtifactId());
    }
}
