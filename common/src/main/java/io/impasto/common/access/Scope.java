package io.impasto.common.access;

import io.impasto.common.job.Named;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** What a caller may do. */
public enum Scope implements Named {
    /** Hand in jobs, pictures and what is asked before that. */
    SUBMIT,
    /** See one's own jobs and what came of them. */
    READ,
    /** Take back one's own jobs. */
    CANCEL,
    /** Everything, with everybody's jobs. */
    ADMIN;

    // What annotations name them by.
    public static final String SUBMIT_ROLE = "submit";
    public static final String READ_ROLE = "read";
    public static final String CANCEL_ROLE = "cancel";
    public static final String ADMIN_ROLE = "admin";

    /**
     * The scopes in a list like {@code submit,read}.
     *
     * @throws io.impasto.common.InvalidInputException naming what is none, or if there is none at all
     */
    public static Set<Scope> listed(String commaSeparated) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        Arrays.stream(commaSeparated.split(",", -1))
                .forEach(name -> scopes.add(Named.find(values(), "scope", name.strip())));
        return scopes;
    }
}
