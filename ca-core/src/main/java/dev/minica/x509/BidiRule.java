package dev.minica.x509;

/**
 * The rule for labels written from right to left (RFC 5893 section 2). It is applied to each label
 * by itself, to those that hold a right-to-left character.
 */
final class BidiRule {

  private static final int R = bit(Character.DIRECTIONALITY_RIGHT_TO_LEFT);
  private static final int AL = bit(Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
  private static final int AN = bit(Character.DIRECTIONALITY_ARABIC_NUMBER);
  private static final int EN = bit(Character.DIRECTIONALITY_EUROPEAN_NUMBER);
  private static final int NSM = bit(Character.DIRECTIONALITY_NONSPACING_MARK);
  private static final int NEUTRAL =
      bit(Character.DIRECTIONALITY_EUROPEAN_NUMBER_SEPARATOR)
          | bit(Character.DIRECTIONALITY_COMMON_NUMBER_SEPARATOR)
          | bit(Character.DIRECTIONALITY_EUROPEAN_NUMBER_TERMINATOR)
          | bit(Character.DIRECTIONALITY_OTHER_NEUTRALS)
          | bit(Character.DIRECTIONALITY_BOUNDARY_NEUTRAL);

  private BidiRule() {}

  static boolean holds(String label) {
    int[] classes = label.codePoints().map(BidiRule::directionality).toArray();
    int met = 0;
    for (int direction : classes) {
      met |= direction;
    }
    boolean rightToLeft = (met & (R | AL | AN)) != 0;
    return !rightToLeft || holdsRightToLeft(classes, met);
  }

  private static boolean holdsRightToLeft(int[] classes, int met) {
    boolean begins = (classes[0] & (R | AL)) != 0; // condition 1
    boolean pure = (met & ~(R | AL | AN | EN | NSM | NEUTRAL)) == 0; // condition 2
    boolean ends = (last(classes) & (R | AL | EN | AN)) != 0; // condition 3
    boolean oneKindOfDigits = (met & EN) == 0 || (met & AN) == 0; // condition 4
    return begins && pure && ends && oneKindOfDigits;
  }

  /** The class of the last character that is no non-spacing mark. */
  private static int last(int[] classes) {
    int end = classes.length - 1;
    while (end > 0 && classes[end] == NSM) {
      end--;
    }
    return classes[end];
  }

  private static int directionality(int point) {
    return bit(Character.getDirectionality(point));
  }

  /** Undefined (-1) lands on bit 31, which no condition allows. */
  private static int bit(byte directionality) {
    return 1 << directionality;
  }
}
