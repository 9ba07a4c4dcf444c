package io.impasto.engine.color;

import io.impasto.engine.picture.Picture;
import java.util.List;

/**
 * Mean and covariance of a picture's colours, sRGB in [0, 1].
 *
 * @param mean of red, green and blue
 * @param covariance 3×3
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ColorStatistics(double[] mean, double[][] covariance) {

    private static final int N = Picture.CHANNELS;
    private static final double WHITE = 255;

    /** Colours that vary less than this are taken to vary by it, so that a grey picture can be mapped, too. */
    private static final double LEAST_VARIANCE = 1e-6;

    public static ColorStatistics of(Picture picture) {
        double[] sum = new double[N];
        double[][] products = new double[N][N];
        byte[] rgb = picture.rgb();
        for (int i = 0; i < rgb.length; i += N) {
            for (int a = 0; a < N; a++) {
                double value = Byte.toUnsignedInt(rgb[i + a]) / WHITE;
                sum[a] += value;
                for (int b = 0; b <= a; b++) {
                    products[a][b] += value * Byte.toUnsignedInt(rgb[i + b]) / WHITE;
                }
            }
        }
        double pixels = (double) picture.width() * picture.height();
        return centred(sum, products, pixels);
    }

    /** Of several pictures together, each counting by its weight. */
    public static ColorStatistics mixed(List<ColorStatistics> parts, List<Double> weights) {
        double[] sum = new double[N];
        double[][] products = new double[N][N];
        double total = 0;
        for (int i = 0; i < parts.size(); i++) {
            ColorStatistics part = parts.get(i);
            double weight = weights.get(i);
            total += weight;
            for (int a = 0; a < N; a++) {
                sum[a] += weight * part.mean[a];
                for (int b = 0; b <= a; b++) {
                    products[a][b] += weight * (part.covariance[a][b] + part.mean[a] * part.mean[b]);
                }
            }
        }
        return centred(sum, products, total);
    }

    private static ColorStatistics centred(double[] sum, double[][] products, double total) {
        double[] mean = new double[N];
        double[][] covariance = new double[N][N];
        for (int a = 0; a < N; a++) {
            mean[a] = sum[a] / total;
            for (int b = 0; b <= a; b++) {
                covariance[a][b] = products[a][b] / total - mean[a] * mean[b];
                covariance[b][a] = covariance[a][b];
            }
        }
        return new ColorStatistics(mean, covariance);
    }

    /** A colour of this distribution, made of three independent standard normal numbers. */
    public double[] coloured(double[] independent) {
        double[] colour = product(power(0.5), independent);
        for (int a = 0; a < N; a++) {
            colour[a] += mean[a];
        }
        return colour;
    }

    /** The linear map that gives a picture of these statistics those of another. */
    ColorMap mapTo(ColorStatistics other) {
        double[][] matrix = new double[N][N];
        double[][] to = other.power(0.5);
        double[][] from = power(-0.5);
        for (int a = 0; a < N; a++) {
            for (int b = 0; b < N; b++) {
                for (int k = 0; k < N; k++) {
                    matrix[a][b] += to[a][k] * from[k][b];
                }
            }
        }
        return new ColorMap(matrix, mean, other.mean);
    }

    /** The covariance's power, by its eigenvalues (Jacobi's rotations). */
    private double[][] power(double exponent) {
        double[][] a = new double[N][];
        double[][] v = new double[N][N];
        for (int i = 0; i < N; i++) {
            a[i] = covariance[i].clone();
            v[i][i] = 1;
        }
        for (int sweep = 0; sweep < 30; sweep++) {
            for (int p = 0; p < N; p++) {
                for (int q = p + 1; q < N; q++) {
                    rotate(a, v, p, q);
                }
            }
        }
        double[][] result = new double[N][N];
        for (int k = 0; k < N; k++) {
            double scaled = Math.pow(Math.max(LEAST_VARIANCE, a[k][k]), exponent);
            for (int i = 0; i < N; i++) {
                for (int j = 0; j < N; j++) {
                    result[i][j] += v[i][k] * scaled * v[j][k];
                }
            }
        }
        return result;
    }

    private static void rotate(double[][] a, double[][] v, int p, int q) {
        if (a[p][q] == 0) {
            return;
        }
        double angle = Math.atan2(2 * a[p][q], a[q][q] - a[p][p]) / 2;
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        for (int k = 0; k < N; k++) {
            double kp = a[k][p];
            double kq = a[k][q];
            a[k][p] = c * kp - s * kq;
            a[k][q] = s * kp + c * kq;
            double vp = v[k][p];
            v[k][p] = c * vp - s * v[k][q];
            v[k][q] = s * vp + c * v[k][q];
        }
        for (int k = 0; k < N; k++) {
            double pk = a[p][k];
            double qk = a[q][k];
            a[p][k] = c * pk - s * qk;
            a[q][k] = s * pk + c * qk;
        }
    }

    private static double[] product(double[][] matrix, double[] vector) {
        double[] result = new double[N];
        for (int a = 0; a < N; a++) {
            for (int b = 0; b < N; b++) {
                result[a] += matrix[a][b] * vector[b];
            }
        }
        return result;
    }
}
