package io.impasto.gateway.webhook;

import io.impasto.gateway.config.WebhooksConfig;
import io.impasto.gateway.problem.Problem;
import io.impasto.gateway.problem.ProblemException;
import io.impasto.gateway.problem.ProblemType;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who may be told. */
@Singleton
public class AllowedCallbacks {

    private final Set<String> allowed;
    private final Set<String> plain;
    private final Set<String> privately;

    public AllowedCallbacks(WebhooksConfig config) {
        this.allowed = lowerCase(config.allowedHosts());
        this.plain = lowerCase(config.plainHosts());
        this.privately = lowerCase(config.privateHosts());
    }

    private static Set<String> lowerCase(Optional<Set<String>> hosts) {
        return hosts.orElse(Set.of()).stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether anybody may. */
    public boolean any() {
        return !allowed.isEmpty();
    }

    /**
     * The address, if it may be told.
     *
     * @throws ProblemException saying why it may not
     * @throws io.impasto.common.InvalidInputException if it is none
     */
    public CallbackUrl require(String text) {
        CallbackUrl url = CallbackUrl.of(text);
        refusal(url).ifPresent(why -> {
            throw new ProblemException(Problem.of(ProblemType.CALLBACK_REFUSED, why, "callback"));
        });
        return url;
    }

    /** Why it may not; empty if it may. */
    Optional<String> refusal(CallbackUrl url) {
        if (!any()) {
            return Optional.of("This gateway tells nobody: impasto.webhooks.allowed-hosts is empty.");
        }
        if (!allowed.contains(url.host())) {
            return Optional.of("callback: " + url.host() + " is not among impasto.webhooks.allowed-hosts");
        }
        if (url.plain() && !plain.contains(url.host())) {
            return Optional.of("callback: " + url.host()
                    + " is told over https only; it is not among impasto.webhooks.plain-hosts");
        }
        return Optional.empty();
    }

    boolean mayBePrivate(String host) {
        return privately.contains(host.toLowerCase(Locale.ROOT));
    }
}
