package dev.migration.maven;

import java.io.File;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Which modules an invocation is about, by the reactor's own rules.
 *
 * <p>A goal from the command line is about the modules that Maven has selected ({@code -pl} selects); one that is bound to
 * a phase is about its own module. Either way the modules beneath and the upstream modules come along.
 */
final class Reactor {

    private final List<MavenProject> all;
    private final List<MavenProject> current;
    private final Map<String, MavenProject> byKey = new HashMap<>();
    private final Map<File, MavenProject> byFolder = new HashMap<>();

    private Reactor(List<MavenProject> all, List<MavenProject> current) {
        this.all = List.copyOf(all);
        this.current = List.copyOf(current);
        all.forEach(module -> {
            byKey.put(key(module.getGroupId(), module.getArtifactId()), module);
            byFolder.put(module.getBasedir(), module);
        });
    }

    static Reactor of(MavenSession session, MavenProject project, MojoExecution execution) {
        boolean fromCommandLine = execution.getSource() == MojoExecution.Source.CLI;
        return new Reactor(session.getAllProjects(), fromCommandLine ? session.getProjects() : List.of(project));
    }

    /** Returns all modules, those outside {@code -pl} too, in reactor order. */
    List<MavenProject> all() {
        return all;
    }

    /** Returns the modules that were selected, in reactor order. */
    List<MavenProject> current() {
        return current;
    }

    /**
     * Returns the module that a new script is for: the one named, or the one that the invocation is about, parents aside.
     *
     * @param artifactId the module that the user names, if any
     * @param command what to run again for one module, for the error
     * @param questions asks which of several is meant, where the user can be asked
     * @throws MojoFailureException when there is none of that name, or several could be meant
     */
    MavenProject module(@Nullable String artifactId, String command, Questions questions) throws MojoFailureException {
        List<MavenProject> modules = candidates(artifactId);
        if (artifactId == null && modules.size() > 1) {
            modules = questions
                    .choose("Several modules could be meant", names(modules))
                    .map(this::candidates)
                    .orElse(modules);
        }
        if (modules.size() == 1) {
            return modules.get(0);
        }
        String known = names(modules.isEmpty() ? all : modules).stream()
                .map(name -> "'" + name + "'")
                .collect(Collectors.joining(", "));
        throw new MojoFailureException(
                modules.isEmpty()
                        ? "The build has no module '" + artifactId + "'. Its modules are " + known + "."
                        : "Several modules could be meant: " + known + ". Name one: mvn migration:" + command
                                + " -Dmigration.module=" + modules.get(0).getArtifactId());
    }

    private static List<String> names(List<MavenProject> modules) {
        return modules.stream().map(MavenProject::getArtifactId).toList();
    }

    private List<MavenProject> candidates(@Nullable String artifactId) {
        if (artifactId != null) {
            return all.stream()
                    .filter(module -> module.getArtifactId().equals(artifactId))
                    .toList();
        }
        if (current.size() == 1) {
            return current;
        }
        List<MavenProject> built = current.stream()
                .filter(module -> !"pom".equals(module.getPackaging()))
                .toList();
        return built.isEmpty() ? current : built;
    }

    /** Returns the selected modules, those beneath them and those that they depend on, in reactor order. */
    Set<MavenProject> scope() {
        Set<MavenProject> reached = new LinkedHashSet<>();
        current.forEach(module -> addBeneath(module, reached));
        Set<MavenProject> withUpstream = new LinkedHashSet<>();
        reached.forEach(module -> addUpstream(module, withUpstream));
        Set<MavenProject> ordered = new LinkedHashSet<>(all);
        ordered.retainAll(withUpstream);
        return ordered;
    }

    /** Returns the names of the modules that have scripts, less those of the reactor that are not in scope; jars are. */
    Set<String> inScope(Set<String> modulesWithScripts) {
        Set<MavenProject> scope = scope();
        Set<String> names = new LinkedHashSet<>(modulesWithScripts);
        all.stream().filter(module -> !scope.contains(module)).forEach(module -> names.remove(module.getArtifactId()));
        return names;
    }

    /** Returns whether an artifact is one of the modules. */
    boolean holds(String groupId, String artifactId) {
        return byKey.containsKey(key(groupId, artifactId));
    }

    private void addBeneath(MavenProject module, Collection<MavenProject> reached) {
        if (reached.add(module)) {
            for (String name : module.getModules()) {
                MavenProject child = byFolder.get(folder(module, name));
                if (child != null) {
                    addBeneath(child, reached);
                }
            }
        }
    }

    private void addUpstream(MavenProject module, Collection<MavenProject> reached) {
        if (reached.add(module)) {
            for (Dependency dependency : module.getDependencies()) {
                MavenProject upstream = byKey.get(key(dependency.getGroupId(), dependency.getArtifactId()));
                if (upstream != null) {
                    addUpstream(upstream, reached);
                }
            }
        }
    }

    private static File folder(MavenProject parent, String module) {
        File named = parent.getBasedir().toPath().resolve(module).normalize().toFile();
        return named.isFile() ? named.getParentFile() : named;
    }

    private static String key(String groupId, String artifactId) {
        return groupId + ":" + artifactId;
    }
}
