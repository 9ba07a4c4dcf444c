package io.impasto.train;

import io.impasto.engine.picture.Picture;
import io.impasto.train.picture.NamedPicture;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Blotches of colour and noise: cheap, seeded, and not flat. */
public final class TestPictures {

    private TestPictures() {}

    public static List<NamedPicture> of(int count, int width, int height) {
        List<NamedPicture> pictures = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < count; i++) {
            byte[] rgb = new byte[Picture.CHANNELS * width * height];
            double[] waves = random.doubles(6, 2, 30).toArray();
            for (int at = 0; at < rgb.length; at++) {
                int x = at / 3 % width;
                int y = at / 3 / width;
                double wave = Math.sin(x / waves[at % 3]) * Math.cos(y / waves[3 + at % 3]);
                rgb[at] = (byte) (128 + 100 * wave + random.nextInt(20));
            }
            pictures.add(new NamedPicture("picture " + i, new Picture(width, height, rgb)));
        }
        return pictures;
    }
}
