package io.h5sql.engine.filter.jpegls;

import io.h5sql.engine.filter.codec.Malformed;
import io.h5sql.engine.filter.codec.Span;

/**
 * What the marker segments before the first scan say (T.87, annex C).
 *
 * @param precision bits of a sample, 2 to 16
 * @param data position of the coded samples
 */
record FrameHeader(int precision, int width, int height, CodingParameters coding, int data) {
    private static final int START_OF_IMAGE = 0xffd8;
    private static final int START_OF_FRAME = 0xfff7;
    private static final int PRESETS = 0xfff8;
    private static final int START_OF_SCAN = 0xffda;
    private static final int FIRST_APPLICATION = 0xffe0;
    private static final int COMMENT = 0xfffe;

    /** Identifier of the preset coding parameters among the segments of that marker. */
    private static final int THRESHOLDS = 1;

    static FrameHeader parse(Span in) {
        if (u16(in, in.from()) != START_OF_IMAGE) {
            throw Malformed.of(JpegLsDecoder.CODEC, "no JPEG-LS image starts here");
        }
        int frame = -1;
        int[] presets = new int[5];
        int at = in.from() + 2;
        while (true) {
            int marker = u16(in, at);
            Span segment = in.part(JpegLsDecoder.CODEC, at + 2L, Math.max(2, u16(in, at + 2)));
            int body = segment.from() + 2;
            if (marker == START_OF_SCAN) {
                return of(frame, presets, segment);
            } else if (marker == START_OF_FRAME) {
                frame = body;
                checkFrame(segment);
            } else if (marker == PRESETS && u8(segment, body) == THRESHOLDS) {
                for (int i = 0; i < presets.length; i++) {
                    presets[i] = u16(segment, body + 1 + 2 * i);
                }
            } else if (!passed(marker)) {
                throw Malformed.unsupported(
                        JpegLsDecoder.CODEC, "marker 0x" + Integer.toHexString(marker));
            }
            at = segment.to();
        }
    }

    private static boolean passed(int marker) {
        boolean application = marker >= FIRST_APPLICATION && marker < FIRST_APPLICATION + 16;
        return application || marker == COMMENT;
    }

    private static void checkFrame(Span segment) {
        int body = segment.from() + 2;
        int precision = u8(segment, body);
        int components = u8(segment, body + 5);
        if (components != 1) {
            throw Malformed.unsupported(
                    JpegLsDecoder.CODEC, "an image of " + components + " components");
        }
        int height = u16(segment, body + 1);
        int width = u16(segment, body + 3);
        if (precision < 2 || precision > 16 || width == 0 || height == 0) {
            throw Malformed.of(
                    JpegLsDecoder.CODEC,
                    width + " by " + height + " samples of " + precision + " bits");
        }
    }

    /**
     * @param frame body of the frame's segment, -1 without one
     * @param scan segment of the scan: number of components, two bytes for each, then the bound of
     *     the error, the kind of interleave and the point transform
     */
    private static FrameHeader of(int frame, int[] presets, Span scan) {
        int body = scan.from() + 2;
        if (frame < 0 || u8(scan, body) != 1) {
            throw Malformed.of(JpegLsDecoder.CODEC, "a scan that is not of the frame's component");
        }
        int near = u8(scan, body + 3);
        if (u8(scan, body + 5) != 0) {
            throw Malformed.unsupported(JpegLsDecoder.CODEC, "a point transform");
        }
        Span all = new Span(scan.array(), frame, scan.to());
        int precision = u8(all, frame);
        CodingParameters coding = CodingParameters.of(precision, near, presets);
        return new FrameHeader(
                precision, u16(all, frame + 3), u16(all, frame + 1), coding, scan.to());
    }

    private static int u8(Span in, int at) {
        return in.array()[in.part(JpegLsDecoder.CODEC, at, 1).from()] & 0xff;
    }

    private static int u16(Span in, int at) {
        return u8(in, at) << 8 | u8(in, at + 1);
    }
}
