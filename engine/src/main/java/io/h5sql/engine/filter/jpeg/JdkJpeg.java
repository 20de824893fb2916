package io.h5sql.engine.filter.jpeg;

import io.h5sql.engine.filter.codec.Malformed;
import io.h5sql.engine.filter.codec.Span;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** The JDK's JPEG decoder; loading this class needs the module {@code java.desktop}. */
final class JdkJpeg {
    private JdkJpeg() {}

    static int decode(Span in, Span out) {
        try (ImageInputStream source =
                new MemoryCacheImageInputStream(
                        new ByteArrayInputStream(in.array(), in.from(), in.length()))) {
            return decode(source, out);
        } catch (IOException e) {
            throw Malformed.of(JpegImage.CODEC, "not decoded: " + e.getMessage());
        }
    }

    private static int decode(ImageInputStream source, Span out) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        if (!readers.hasNext()) {
            throw Malformed.unsupported(JpegImage.CODEC, "a decoder of the JDK");
        }
        ImageReader reader = readers.next();
        try {
            reader.setInput(source, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > out.length()) {
                throw Malformed.tooLong(JpegImage.CODEC, out.length());
            }
            return store(reader.read(0).getRaster(), out);
        } catch (IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | NegativeArraySizeException
                | NullPointerException e) {
            throw Malformed.of(JpegImage.CODEC, "damaged: " + e);
        } finally {
            reader.dispose();
        }
    }

    private static int store(Raster raster, Span out) {
        int bands = raster.getNumBands();
        long length = (long) raster.getWidth() * raster.getHeight() * bands;
        if (length > out.length()) {
            throw Malformed.tooLong(JpegImage.CODEC, out.length());
        }
        int[] row = new int[raster.getWidth() * bands];
        int to = out.from();
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, row);
            for (int sample : row) {
                out.array()[to++] = (byte) sample;
            }
        }
        return (int) length;
    }
}
