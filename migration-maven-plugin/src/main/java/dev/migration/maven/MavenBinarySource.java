package dev.migration.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Has Maven resolve the binaries, so that its settings (offline, mirrors, proxies, credentials) hold for them. */
final class MavenBinarySource implements BinarySource {

    private final RepositorySystem resolver;
    private final RepositorySystemSession session;
    private final List<RemoteRepository> repositories;

    MavenBinarySource(RepositorySystem resolver, RepositorySystemSession session, List<RemoteRepository> repositories) {
        this.resolver = resolver;
        this.session = session;
        this.repositories = repositories;
    }

    /** Takes them from the repositories of the project's dependencies, then from those of its plugins. */
    static MavenBinarySource of(RepositorySystem resolver, RepositorySystemSession session, MavenProject project) {
        List<RemoteRepository> repositories = Stream.of(
                        project.getRemoteProjectRepositories(), project.getRemotePluginRepositories())
                .flatMap(List::stream)
                .distinct()
                .toList();
        return new MavenBinarySource(resolver, session, repositories);
    }

    @Override
    public Path jar(PostgresBinaries binaries) {
        Artifact artifact =
                new DefaultArtifact(PostgresBinaries.GROUP_ID, binaries.artifactId(), "jar", binaries.version());
        try {
            return resolver.resolveArtifact(session, new ArtifactRequest(artifact, repositories, null))
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            throw new EmbeddedServerException(unresolved(binaries), e);
        }
    }

    private String unresolved(PostgresBinaries binaries) {
        String server = "The binaries of PostgreSQL " + binaries.major() + " '" + binaries.coordinates() + "'";
        if (session.isOffline()) {
            return server + " are not in the local repository, and Maven is offline."
                    + " Run once without -o, or set migration.url to a server of your own.";
        }
        return server + " are in none of the repositories " + names()
                + ". Let one of them offer Maven Central, or set migration.url to a server of your own.";
    }

    private String names() {
        return repositories.stream()
                .map(repository -> "'" + repository.getId() + "'")
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
