/**
 * Holds what is deployed to what there is: the chart, as Helm renders it with each profile, the compose file and the images' recipes;
 * and what is observed, dashboards and alerts.
 *
 * <p>Decision: Helm's own library renders (helm-java, a jar), and Kubernetes' types are fabric8's, read more strictly than an API server does by
 * default: an unknown field is an error, and so is a number where a text belongs. Nothing here needs a network, a cluster or a container engine.
 */
package io.impasto.chart;
