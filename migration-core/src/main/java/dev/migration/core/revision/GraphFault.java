package dev.migration.core.revision;

import java.util.List;
import java.util.stream.Collectors;

/** One thing that keeps the scripts from making a graph. Immutable. */
public sealed interface GraphFault {

    /** Returns what is wrong, in which files, and what to do. */
    String message();

    /** Returns the scripts to look at; not empty. */
    List<Revision> revisions();

    /** How one revision refers to another. */
    enum Reference {
        /** It revises the other. */
        REVISES("revises"),
        /** It depends on the other. */
        DEPENDS_ON("depends on");

        private final String verb;

        Reference(String verb) {
            this.verb = verb;
        }
    }

    /** An id or label that is none. */
    record InvalidName(Revision revision, String name, String reason) implements GraphFault {
        @Override
        public String message() {
            return "The name '" + name + "' in " + revision.located() + " " + reason + ". Choose another.";
        }

        @Override
        public List<Revision> revisions() {
            return List.of(revision);
        }
    }

    /** An id that several scripts have. */
    record DuplicateRevision(RevisionId id, List<Revision> revisions) implements GraphFault {
        @Override
        public String message() {
            return "Revision '" + id + "' is there " + revisions.size() + " times: "
                    + revisions.stream()
                            .map(revision -> revision.origin().toString())
                            .collect(Collectors.joining("; "))
                    + ". Give all but one another id.";
        }
    }

    /** A label that several scripts declare. */
    record DuplicateLabel(BranchLabel label, List<Revision> revisions) implements GraphFault {
        @Override
        public String message() {
            return "Branch label '" + label + "' is used by " + Revision.located(revisions)
                    + ". Keep it in one of them.";
        }
    }

    /** A label that is the id of a revision. */
    record LabelIsRevision(BranchLabel label, Revision declaredBy, Revision named) implements GraphFault {
        @Override
        public String message() {
            return "Branch label '" + label + "' of " + declaredBy.located() + " is the id of " + named.located()
                    + ". Choose another label.";
        }

        @Override
        public List<Revision> revisions() {
            return List.of(declaredBy, named);
        }
    }

    /** A reference to what no script has. */
    record UnknownReference(Revision revision, Reference reference, String name) implements GraphFault {
        @Override
        public String message() {
            return revision.located() + " " + reference.verb + " '" + name
                    + "', which no script has. Correct the name, or add the missing script.";
        }

        @Override
        public List<Revision> revisions() {
            return List.of(revision);
        }
    }

    /** A dependency by the beginning of several names. */
    record AmbiguousDependency(Revision revision, String name, List<Candidate> candidates) implements GraphFault {
        @Override
        public String message() {
            return revision.located() + " depends on '" + name + "', which can be any of "
                    + Candidate.listed(candidates) + ". Write the whole id.";
        }

        @Override
        public List<Revision> revisions() {
            return List.of(revision);
        }
    }

    /** A revision that refers to itself. */
    record SelfReference(Revision revision, Reference reference) implements GraphFault {
        @Override
        public String message() {
            return revision.located() + " " + reference.verb + " itself. Name another revision, or none.";
        }

        @Override
        public List<Revision> revisions() {
            return List.of(revision);
        }
    }

    /**
     * Revisions that each need the next, and the last the first.
     *
     * @param reference {@code REVISES} when all revise the next, {@code DEPENDS_ON} when at least one depends on it
     */
    record Cycle(List<Revision> revisions, Reference reference) implements GraphFault {

        private static final int LISTED = 20;

        @Override
        public String message() {
            String verb = reference == Reference.REVISES ? "revise" : "need";
            String path =
                    revisions.stream().limit(LISTED).map(Revision::located).collect(Collectors.joining(" -> "));
            String more = revisions.size() <= LISTED ? "" : " -> " + (revisions.size() - LISTED) + " more";
            return "These revisions " + verb + " one another in a circle: " + path + more + " -> '"
                    + revisions.get(0).id() + "'. Change what one of them " + reference.verb + ".";
        }
    }
}
