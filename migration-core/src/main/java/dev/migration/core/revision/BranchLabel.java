package dev.migration.core.revision;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The name of a line of revisions, declared by one of them; shares one name space with the ids. Ordered by its characters. */
public record BranchLabel(String value) implements Comparable<BranchLabel>, Serializable {

    /**
     * Creates the label without checking its characters.
     *
     * @throws IllegalArgumentException if {@code value} is empty
     */
    public BranchLabel {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("A branch label is not empty");
        }
    }

    /**
     * Reads a label that a script or a user gives to a branch.
     *
     * @throws InvalidNameException if it is empty, longer than 128 characters, a word that targets use, starts with {@code -}, or
     *     holds one of {@code @ : , +}, white space or a control character
     */
    public static BranchLabel parse(String text) {
        Optional<String> fault = Names.fault(text);
        if (fault.isPresent()) {
            throw new InvalidNameException("Branch label", text, fault.get());
        }
        return new BranchLabel(text);
    }

    /**
     * Reads several labels, separated by commas and white space as one likes.
     *
     * @param text null = none
     * @throws InvalidNameException if one of them can be no label
     */
    public static List<BranchLabel> parseAll(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(",", -1))
                        .map(part -> parse(part.strip()))
                        .toList();
    }

    @Override
    public int compareTo(BranchLabel other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
