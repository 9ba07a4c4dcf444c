package io.impasto.common;

/** Something a user gave that can't be: says which field and what would be right. */
public final class InvalidInputException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String problem;

    /**
     * @param field the offending field as it is spelled in a request, such as {@code options.size}
     * @param problem names the offending value and the allowed ones
     */
    public InvalidInputException(String field, String problem) {
        super(problem);
        this.field = field;
        this.problem = problem;
    }

    public String field() {
        return field;
    }

    @Override
    public String getMessage() {
        return field + ": " + problem;
    }
}
