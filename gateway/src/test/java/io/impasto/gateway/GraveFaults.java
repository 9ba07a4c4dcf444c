package io.impasto.gateway;

import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.util.List;
import java.util.Set;

/** What keeps somebody who can't see a page well from using it, as axe-core finds it. */
final class GraveFaults {

    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private GraveFaults() {}

    /** Each in words; none if the page that the browser shows has none. */
    static List<String> on(Browser browser) {
        Results results = new AxeBuilder().analyze(browser.driver());
        return results.getViolations().stream()
                .filter(rule -> GRAVE.contains(rule.getImpact()))
                .map(GraveFaults::described)
                .toList();
    }

    private static String described(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(CheckedNode::getHtml).toList();
    }
}
