package dev.migration.core.revision;

import java.util.Optional;

/** Reads the text of a {@link Target}. */
final class TargetParser {

    private final String text;

    private TargetParser(String text) {
        this.text = text;
    }

    static Target parse(String text) {
        return new TargetParser(text).parse();
    }

    private Target parse() {
        int at = text.indexOf('@');
        if (at < 0) {
            return withinBranch(text);
        }
        return new Target.OnBranch(name(text.substring(0, at)), withinBranch(text.substring(at + 1)));
    }

    private Target withinBranch(String part) {
        int sign = Math.max(part.lastIndexOf('+'), part.lastIndexOf('-'));
        if (sign < 0 || !isNumber(part, sign + 1)) {
            return absolute(part);
        }
        int steps = steps(part, sign);
        String start = part.substring(0, sign);
        return new Target.Relative(part, start.isEmpty() ? Optional.empty() : Optional.of(absolute(start)), steps);
    }

    private Target absolute(String part) {
        return switch (part) {
            case "base" -> new Target.Base();
            case "head" -> new Target.Head();
            case "heads" -> new Target.Heads();
            case "current" -> new Target.Current();
            default -> new Target.AtRevision(name(part));
        };
    }

    /** Returns the signed number; one that is too large for any graph becomes the largest there is. */
    private int steps(String part, int sign) {
        String digits = part.substring(sign + 1).replaceFirst("^0+", "");
        if (digits.isEmpty()) {
            throw new InvalidTargetException(text, "A number of steps is at least 1.");
        }
        int number = digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
        return part.charAt(sign) == '-' ? -number : number;
    }

    private String name(String part) {
        if (text.indexOf(':') >= 0) {
            throw new InvalidTargetException(text, "A range a:b is not possible here; name one revision.");
        }
        boolean malformed =
                Names.faultButLength(part).filter(fault -> !isReserved(part)).isPresent();
        if (malformed) {
            throw new InvalidTargetException(
                    text,
                    "Write an id, the beginning of an id, a label, head, heads, base or current, alone or after label@,"
                            + " or with +N or -N at its end.");
        }
        return part;
    }

    /** As a branch, {@code head@…} is well formed; no branch is called so. */
    private static boolean isReserved(String part) {
        return part.equals("head") || part.equals("heads") || part.equals("base") || part.equals("current");
    }

    private static boolean isNumber(String part, int from) {
        return from < part.length() && part.substring(from).chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }
}
