package io.impasto.client;

import java.net.http.HttpResponse;

/** The gateway's answer is a problem, or one that its contract doesn't foresee. */
public sealed class RefusedException extends GatewayException permits UnknownJobException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    RefusedException(String asked, Problem problem) {
        super(asked + " was answered with " + problem.status()
                + problem.code()
                        .map(code -> ", " + code + ": " + problem.detail())
                        .orElse(""));
        this.problem = problem;
    }

    /** The exception for an answer that isn't the one hoped for. */
    static RefusedException of(HttpResponse<?> answer, byte[] body) {
        String asked = answer.request().method() + " " + answer.uri();
        Problem problem = Problem.read(answer.statusCode(), body);
        return problem.code().filter(UnknownJobException.CODE::equals).isPresent()
                ? new UnknownJobException(asked, problem)
                : new RefusedException(asked, problem);
    }

    public Problem problem() {
        return problem;
    }
}
