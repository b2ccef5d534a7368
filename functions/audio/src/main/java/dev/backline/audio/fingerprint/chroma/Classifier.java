package dev.backline.audio.fingerprint.chroma;

import java.util.List;

/**
 * Compares two parts of a rectangle of the chroma picture and tells in which of four steps their
 * ratio lies. The kinds of rectangle are those of Ke, Hoiem and Sukthankar, "Computer Vision for
 * Music Identification" (2005); which were chosen, and the limits between their steps, are
 * Chromaprint's, and another choice would be another fingerprint.
 *
 * @param shape which parts are compared
 * @param band first of the 12 bands
 * @param bands how many
 * @param frames how many frames, from the first on
 * @param low below it lies step 0
 * @param middle below it lies step 1
 * @param high below it lies step 2, from it on step 3
 */
record Classifier(
    Shape shape, int band, int bands, int frames, double low, double middle, double high) {

  /** Chromaprint's algorithm 2; the first gives the highest two bits. */
  private static final List<Classifier> DEFAULT =
      List.of(
          new Classifier(Shape.ALL, 4, 3, 15, 1.98215, 2.35817, 2.63523),
          new Classifier(Shape.MIDDLE_BANDS, 4, 6, 15, -1.03809, -0.651211, -0.282167),
          new Classifier(Shape.UPPER_BANDS, 0, 4, 16, -0.298702, 0.119262, 0.558497),
          new Classifier(Shape.DIAGONAL, 8, 2, 12, -0.105439, 0.0153946, 0.135898),
          new Classifier(Shape.DIAGONAL, 4, 4, 8, -0.142891, 0.0258736, 0.200632),
          new Classifier(Shape.MIDDLE_BANDS, 0, 3, 5, -0.826319, -0.590612, -0.368214),
          new Classifier(Shape.UPPER_BANDS, 2, 2, 9, -0.557409, -0.233035, 0.0534525),
          new Classifier(Shape.LATER_FRAMES, 7, 3, 4, -0.0646826, 0.00620476, 0.0784847),
          new Classifier(Shape.LATER_FRAMES, 6, 2, 16, -0.192387, -0.029699, 0.215855),
          new Classifier(Shape.LATER_FRAMES, 1, 3, 2, -0.0397818, -0.00568076, 0.0292026),
          new Classifier(Shape.MIDDLE_FRAMES, 10, 1, 15, -0.53823, -0.369934, -0.190235),
          new Classifier(Shape.DIAGONAL, 6, 2, 10, -0.124877, 0.0296483, 0.139239),
          new Classifier(Shape.LATER_FRAMES, 1, 1, 14, -0.101475, 0.0225617, 0.231971),
          new Classifier(Shape.DIAGONAL, 5, 6, 4, -0.0799915, -0.00729616, 0.063262),
          new Classifier(Shape.UPPER_BANDS, 9, 2, 12, -0.272556, 0.019424, 0.302559),
          new Classifier(Shape.DIAGONAL, 4, 2, 14, -0.164292, -0.0321188, 0.0846339));

  /** The part of a rectangle that is compared with the rest of it. */
  enum Shape {
    /** All of it, with nothing. */
    ALL,
    /** The upper half of the bands. */
    UPPER_BANDS,
    /** The later half of the frames. */
    LATER_FRAMES,
    /** The quarters of upper bands first and of lower bands later. */
    DIAGONAL,
    /** The middle third of the bands. */
    MIDDLE_BANDS,
    /** The middle third of the frames. */
    MIDDLE_FRAMES
  }

  /** What all classifiers together say of a picture: 32 bits. */
  static int item(ChromaPicture picture) {
    int item = 0;
    for (Classifier classifier : DEFAULT) {
      item = item << 2 | classifier.grayCode(picture);
    }
    return item;
  }

  /** The Gray code of the step, so that neighbours differ in one bit. */
  private int grayCode(ChromaPicture picture) {
    double value = value(picture);
    if (value < middle) {
      return value < low ? 0b00 : 0b01;
    }
    return value < high ? 0b11 : 0b10;
  }

  private double value(ChromaPicture picture) {
    int top = band + bands;
    double all = picture.sum(0, frames, band, top);
    double part =
        switch (shape) {
          case ALL -> all;
          case UPPER_BANDS -> picture.sum(0, frames, band + bands / 2, top);
          case LATER_FRAMES -> picture.sum(frames / 2, frames, band, top);
          case DIAGONAL ->
              picture.sum(0, frames / 2, band + bands / 2, top)
                  + picture.sum(frames / 2, frames, band, band + bands / 2);
          case MIDDLE_BANDS -> picture.sum(0, frames, band + bands / 3, band + 2 * (bands / 3));
          case MIDDLE_FRAMES -> picture.sum(frames / 3, 2 * (frames / 3), band, top);
        };
    double rest = shape == Shape.ALL ? 0 : all - part;
    return StrictMath.log1p(part) - StrictMath.log1p(rest);
  }
}
