package dev.fovea.audit;

import dev.fovea.picture.Picture;
import dev.fovea.picture.Recompression;
import dev.fovea.picture.Resize;
import dev.fovea.picture.Window;
import java.util.SplittableRandom;

/** What people and programs do to pictures before they put them in a data set again. */
enum Changed {
    REENCODED {
        @Override
        Picture of(Picture p, SplittableRandom random) {
            return Recompression.jpeg(p, random.nextInt(30, 91));
        }
    },
    RESIZED {
        @Override
        Picture of(Picture p, SplittableRandom random) {
            double by = random.nextDouble(0.5, 2);
            return Resize.to(p, (int) Math.round(p.width() * by), (int) Math.round(p.height() * by));
        }
    },
    CROPPED {
        @Override
        Picture of(Picture p, SplittableRandom random) {
            int w = p.width() * 4 / 5;
            int h = p.height() * 4 / 5;
            return new Window(random.nextInt(p.width() - w + 1), random.nextInt(p.height() - h + 1), w, h).of(p);
        }
    },
    ROTATED {
        @Override
        Picture of(Picture p, SplittableRandom random) {
            double angle = Math.toRadians(random.nextBoolean() ? 5 : -5);
            byte[] out = new byte[p.pixels().length];
            for (int i = 0; i < p.width() * p.height(); i++) {
                double x = i % p.width() - p.width() / 2.0;
                double y = i / p.width() - p.height() / 2.0;
                double fromX = Math.cos(angle) * x + Math.sin(angle) * y + p.width() / 2.0;
                double fromY = Math.cos(angle) * y - Math.sin(angle) * x + p.height() / 2.0;
                for (int c = 0; c < p.channels(); c++) {
                    out[i * p.channels() + c] = (byte) Math.round(between(p, fromX, fromY, c));
                }
            }
            return new Picture(p.height(), p.width(), p.channels(), out);
        }
    },
    MIRRORED {
        @Override
        Picture of(Picture p, SplittableRandom random) {
            byte[] out = new byte[p.pixels().length];
            for (int i = 0; i < p.width() * p.height(); i++) {
                int from = i / p.width() * p.width() + p.width() - 1 - i % p.width();
                System.arraycopy(p.pixels(), from * p.channels(), out, i * p.channels(), p.channels());
            }
            return new Picture(p.height(), p.width(), p.channels(), out);
        }
    },
    BRIGHTER {
        @Override
        Picture of(Picture p, SplittableRandom random) {
            double by = random.nextDouble(1.1, 1.5);
            byte[] out = new byte[p.pixels().length];
            for (int i = 0; i < out.length; i++) {
                out[i] = (byte) Math.min(255, Math.round((p.pixels()[i] & 0xff) * by));
            }
            return new Picture(p.height(), p.width(), p.channels(), out);
        }
    },
    GRAYED {
        @Override
        Picture of(Picture p, SplittableRandom random) {
            return p.withChannels(1);
        }
    };

    /** Linear between pixels; outside black. */
    private static double between(Picture p, double x, double y, int channel) {
        double sum = 0;
        for (int row = (int) Math.floor(y); row <= Math.floor(y) + 1; row++) {
            for (int column = (int) Math.floor(x); column <= Math.floor(x) + 1; column++) {
                boolean inside = column >= 0 && row >= 0 && column < p.width() && row < p.height();
                double weight = (1 - Math.abs(x - column)) * (1 - Math.abs(y - row));
                sum += inside ? weight * p.at(row, column, channel) : 0;
            }
        }
        return sum;
    }

    abstract Picture of(Picture p, SplittableRandom random);
}
