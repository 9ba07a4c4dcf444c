package io.impasto.common.job;

/** The weighted terms of the objective at one step. */
public record LossTerms(double content, double style, double tv) {

    public double total() {
        return content + style + tv;
    }
}
